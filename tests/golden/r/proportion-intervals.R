# Writes ../proportion-intervals.json: Clopper-Pearson by R's binom.test, Agresti-Coull and Jeffreys by their formulas.
source("write-golden.R")
source("proportion-cases.R")

agresti_coull <- function(x, n, level) {
  z <- qnorm((1 + level) / 2)
  share <- (x + z^2 / 2) / (n + z^2)
  half <- z * sqrt(share * (1 - share) / (n + z^2))
  c(max(0, share - half), min(1, share + half))
}
jeffreys <- function(x, n, level) qbeta(c((1 - level) / 2, (1 + level) / 2), x + 0.5, n - x + 0.5)
modified <- function(x, n, level) {
  found <- jeffreys(x, n, level)
  if (x == 0) found[1] <- 0
  if (x == n) found[2] <- 1
  found
}

write_golden(list(
  name = "proportion-intervals",
  source = "stats::binom.test (R 4.2.2) for Clopper-Pearson; Agresti-Coull and Jeffreys by formula in R, for 0 < x < n equal to prevalence 0.4.1",
  tolerance = list(abs = 1e-9),
  expected = lapply(seq_len(nrow(proportion_cases)), function(i) {
    case <- as.list(proportion_cases[i, ])
    c(case, list(
      clopperPearson = as.numeric(binom.test(case$x, case$n, conf.level = case$level)$conf.int),
      agrestiCoull = do.call(agresti_coull, case),
      jeffreysPlain = do.call(jeffreys, case),
      jeffreysModified = do.call(modified, case)
    ))
  })
))
