export type { Chart, ChartNames } from './chart.js'
export { seriesKeys } from './fills.js'
export { type FunnelData, type FunnelMark, funnelChart } from './funnel-chart.js'
export { heatMap } from './heat-map.js'
export { type IntervalShare, intervalBars } from './interval-bars.js'
export {
  type ProfileFrame,
  type ProfileMark,
  type ProfileScale,
  profileFrame,
} from './profile-frame.js'
export { type StackedRow, stackedChart } from './stacked-chart.js'
export { type TrendSeries, trendChart } from './trend-chart.js'
