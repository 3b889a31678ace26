# Writes ../linear-norms.json: linear standard scores, stens and stanines of evenly spread z.
source("write-golden.R")

z <- c(-4, -3.1, -2.25, -2, -1.75, -1.5, -1.25, -1, -0.75, -0.5, -0.25, -0.1, 0)
z <- c(z, -rev(z[-13]))
mean <- 24.6
sd <- 7.9
percentile <- 100 * pnorm(z)

write_golden(list(
  name = "linear-norms",
  source = "own R code, R 4.2.2",
  tolerance = list(abs = 1e-9),
  inputs = list(mean = mean, sd = sd, raw = mean + sd * z),
  expected = list(
    z = z, T = 50 + 10 * z, IQ = 100 + 15 * z, scaled_10_3 = 10 + 3 * z, percentile_normal = percentile,
    # A value on a cut goes up.
    sten = pmin(10, pmax(1, floor(2 * z + 6))), stanine = pmin(9, pmax(1, floor(2 * z + 5.5))),
    z_from_percentile = qnorm(percentile / 100)
  )
))
