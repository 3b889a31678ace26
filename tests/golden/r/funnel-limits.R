# Writes ../funnel-limits.json: binomial limits of a funnel plot, on a step and interpolated (Spiegelhalter 2005).
source("write-golden.R")

exact <- function(n, share, confidence) {
  tail <- (1 - confidence) / 2
  qbinom(c(tail, 1 - tail), n, share) / n
}
interpolated <- function(n, share, confidence) {
  tail <- (1 - confidence) / 2
  sapply(c(tail, 1 - tail), function(p) {
    r <- qbinom(p, n, share)
    (r - (pbinom(r, n, share) - p) / (pbinom(r, n, share) - pbinom(r - 1, n, share))) / n
  })
}
cases <- expand.grid(n = c(1, 5, 10, 18, 25, 40, 80, 150, 400, 1000), share = c(0.05, 0.13, 0.191075514874142, 0.5))

write_golden(list(
  name = "funnel-limits",
  source = "stats::qbinom and pbinom (R 4.2.2); interpolation of Spiegelhalter (2005) in R",
  tolerance = list(abs = 1e-9),
  notes = "limits below 0 or above 1 are cut there",
  expected = lapply(seq_len(nrow(cases)), function(i) {
    case <- as.list(cases[i, ])
    list(
      n = case$n, share = case$share,
      exact95 = exact(case$n, case$share, 0.95), exact998 = exact(case$n, case$share, 0.998),
      interpolated95 = interpolated(case$n, case$share, 0.95),
      interpolated998 = interpolated(case$n, case$share, 0.998)
    )
  })
))
