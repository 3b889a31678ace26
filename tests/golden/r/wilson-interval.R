# Writes ../wilson-interval.json: Wilson's interval by R's prop.test without continuity correction.
source("write-golden.R")
source("proportion-cases.R")

write_golden(list(
  name = "wilson-interval",
  source = "stats::prop.test (R 4.2.2), without continuity correction",
  tolerance = list(abs = 1e-9),
  expected = lapply(seq_len(nrow(proportion_cases)), function(i) {
    case <- as.list(proportion_cases[i, ])
    found <- suppressWarnings(prop.test(case$x, case$n, conf.level = case$level, correct = FALSE))
    c(case, list(wilson = as.numeric(found$conf.int)))
  })
))
