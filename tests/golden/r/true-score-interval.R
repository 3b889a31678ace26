# Writes ../true-score-interval.json: intervals around the observed score and around Kelley's estimate of the true score,
# by the formulas of CI.obs and CI.tscore of the package psychometric.
source("write-golden.R")

mean <- 50
sd <- 10
cases <- expand.grid(obs = c(38, 50, 64, 75), rxx = c(0.65, 0.82, 0.95), level = c(0.68, 0.9, 0.95))

write_golden(list(
  name = "true-score-interval",
  source = "third-party: psychometric 2.3 CI.obs / CI.tscore",
  tolerance = list(abs = 1e-9),
  inputs = list(mean = mean, sd = sd),
  expected = lapply(seq_len(nrow(cases)), function(i) with(as.list(cases[i, ]), {
    z <- qnorm((1 + level) / 2)
    sem <- sd * sqrt(1 - rxx)
    estimate <- mean + rxx * (obs - mean)
    error <- sd * sqrt(rxx * (1 - rxx))
    list(
      obs = obs, rxx = rxx, level = level, sem = sem, obs_lo = obs - z * sem, obs_hi = obs + z * sem,
      true_est = estimate, se_est = error, true_lo = estimate - z * error, true_hi = estimate + z * error
    )
  }))
))
