# Writes ../age-interpolation.json: L, M and S between ages in months, and z of one raw score by them.
source("write-golden.R")

ages <- c(72, 84, 96, 120)
table <- list(L = c(-0.5, -0.2, 0, 0.4), M = c(20, 23.5, 26, 30.2), S = c(0.22, 0.2, 0.185, 0.16))
ask <- c(72, 75, 83.999, 84, 90.5, 108, 119, 120, 60, 130)
raw <- 24
at <- function(rule) lapply(table, function(column) approx(ages, column, xout = ask, rule = rule)$y)
z_of <- function(p) ifelse(p$L == 0, log(raw / p$M), expm1(p$L * log(raw / p$M)) / p$L) / p$S

write_golden(list(
  name = "age-interpolation",
  description = "Linear interpolation of L, M, S between ages in months, z of raw 24; outside the table null (rule=1) or clamped (rule=2)",
  source = "stats::approx (R 4.2.2) + own LMS",
  inputs = c(list(age_table = ages), table, list(ask = ask, raw = raw)),
  expected = c(at(1), list(z = z_of(at(1)), z_clamped = z_of(at(2)))),
  tolerance = list(abs = 1e-9),
  notes = "Interpolating L, M, S and then computing z differs from interpolating z (or mean/sd of T) between two ages; here parameters are interpolated."
))
