/** What the charts of scales say, in both languages. */
export const BAND_CHART_TEXTS = {
  favourable: {
    en: 'Share of sheets in the band of least concern, {0}',
    zh: '处于最低关注分段的答卷占比：{0}',
  },
  favourableDescription: {
    en: 'The share of sheets in the band of least concern of each scale; the rest lies in the other bands. The figures are in the table of bands.',
    zh: '各维度处于最低关注分段的答卷占比，其余答卷处于其他分段；数字见各分段人数表。',
  },
  leastConcern: { en: 'Band of least concern', zh: '最低关注分段' },
  heatMap: {
    en: 'Grade by scale: percent of sheets in the band of least concern',
    zh: '年级 × 维度：处于最低关注分段的答卷百分比',
  },
  heatMapDescription: {
    en: 'One row for each scale, one column for each grade. The darker a cell, the fewer sheets lie in the band of least concern, and the more may suggest a talk. Each cell says its percent; the same figures are in the table of bands.',
    zh: '每行一个维度，每列一个年级。颜色越深，处于最低关注分段的答卷越少，可能需要谈一谈的越多。格内为百分比，数字见各分段人数表。',
  },
  raised: {
    en: 'Share of sheets in the band of most concern, {0}',
    zh: '检出率（处于最需关注分段的答卷占比）：{0}',
  },
  raisedDescription: {
    en: 'The share of sheets in the band of most concern of each scale: scores, not illness. Scales have two bands or more, so their shares do not compare with each other. The figures are in the table that follows.',
    zh: '各维度处于最需关注分段的答卷占比，只是得分的占比，不是患病率；各维度分段数目不同，维度之间不宜比较。数字见随后的表格。',
  },
  mostConcern: { en: 'Band of most concern', zh: '最需关注分段' },
  heatRaised: {
    en: 'Grade by scale: percent of sheets in the band of most concern',
    zh: '年级 × 维度：检出率（处于最需关注分段的答卷百分比）',
  },
  heatRaisedDescription: {
    en: 'One row for each scale, one column for each grade. The darker a cell, the more sheets lie in the band of most concern: scores, not illness. Scales have two bands or more, so rows do not compare with each other. Each cell says its percent; the figures are in the table that follows.',
    zh: '每行一个维度，每列一个年级。颜色越深，处于最需关注分段的答卷越多；只是得分的占比，不是患病率。各维度分段数目不同，各行之间不宜比较。格内为百分比，数字见随后的表格。',
  },
} as const
