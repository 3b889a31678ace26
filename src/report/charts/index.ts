export { seriesKeys } from './fills.js'
export { type FunnelMark, funnelChart } from './funnel-chart.js'
export { heatMap } from './heat-map.js'
export { intervalBars } from './interval-bars.js'
export {
  type ProfileFrame,
  type ProfileMark,
  type ProfileScale,
  profileFrame,
} from './profile-frame.js'
export { stackedChart } from './stacked-chart.js'
export { trendChart } from './trend-chart.js'
