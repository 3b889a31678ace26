# Writes ../adjusted-prevalence.json: true prevalence from apparent prevalence by epiR (Wilson interval of the flags).
suppressMessages(library(epiR))
library(jsonlite)
cases <- data.frame(
  count = c(20, 150, 60, 900, 35, 410),
  n = c(100, 1000, 120, 5557, 200, 600),
  se = c(0.8, 0.88, 0.95, 0.7, 0.99, 0.86),
  sp = c(0.9, 0.88, 0.85, 0.95, 0.9, 0.82)
)
expected <- lapply(seq_len(nrow(cases)), function(i) {
  case <- cases[i, ]
  found <- epi.prev(case$count, case$n, se = case$se, sp = case$sp, method = "wilson", units = 1)$tp
  c(as.list(case), list(estimate = found$est, low = found$lower, high = found$upper))
})
writeLines(toJSON(list(
  name = "adjusted-prevalence",
  source = paste("epi.prev of epiR", packageVersion("epiR")),
  tolerance = list(abs = 1e-9),
  expected = expected
), digits = I(15), auto_unbox = TRUE), "../adjusted-prevalence.json")
