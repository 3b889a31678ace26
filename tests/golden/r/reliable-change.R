# Writes ../reliable-change.json: four reliable change indices of seven persons, and Jacobson's clinical cut scores.
source("write-golden.R")

x1 <- c(30, 30, 52, 18, 41, 40, 20)
x2 <- c(22, 27, 35, 29, 41, 15, 9)
given <- list(
  sd1 = 7.5, sd2 = 8.1, rxx = 0.84, r12 = 0.71, mean1 = 31.2, mean2 = 29.4,
  norm_mean = 15, norm_sd = 6, clin_mean = 33, clin_sd = 7.5
)
expected <- with(given, {
  sem <- sd1 * sqrt(1 - rxx)
  s_diff <- sqrt(2) * sem
  jt <- (x2 - x1) / s_diff
  predicted <- mean2 + r12 * sd2 / sd1 * (x1 - mean1)
  see <- sd2 * sqrt(1 - r12^2)
  cut_c <- (clin_sd * norm_mean + norm_sd * clin_mean) / (clin_sd + norm_sd)
  class_c <- ifelse(abs(jt) < 1.96, "unchanged", ifelse(jt > 0, "deteriorated",
    ifelse(x1 >= cut_c & x2 < cut_c, "recovered", "improved")))
  list(
    sem = sem, s_diff = s_diff, rci_jt = jt, p_two_sided = 2 * pnorm(-abs(jt)),
    rci_chelune = (x2 - x1 - (mean2 - mean1)) / s_diff,
    rci_iverson = (x2 - x1 - (mean2 - mean1)) / sqrt(sem^2 + (sd2 * sqrt(1 - rxx))^2),
    mcsweeny = list(predicted = predicted, see = see, z = (x2 - predicted) / see),
    min_raw_change_95 = 1.96 * s_diff,
    cut_a = clin_mean - 2 * clin_sd, cut_b = norm_mean + 2 * norm_sd, cut_c = cut_c, class_c = class_c
  )
})

write_golden(list(
  name = "reliable-change",
  description = "Jacobson-Truax RCI, practice-adjusted (Chelune), Iverson two-SEM, regression-based (McSweeny); clinical cut a/b/c (high score = worse)",
  source = "own R code, R 4.2.2",
  inputs = c(list(cases = Map(function(a, b) list(x1 = a, x2 = b), x1, x2)), given),
  expected = expected,
  tolerance = list(abs = 1e-9),
  notes = c(
    "JT uses the pre-test (or norm) SD and a reliability; test-retest vs alpha is a choice. 1.96 is used literally (not qnorm(.975)).",
    "Two-scale difference: SE_diff = SD*sqrt(2-rxx-ryy) when both have the same SD; equals JT when rxx=ryy."
  )
))
