# Writes ../mcnemar.json: McNemar's test with and without correction, exact, mid-p, and the change in proportion.
source("write-golden.R")

tables <- list(
  rbind(c(354, 92), c(33, 111)), rbind(c(59, 6), c(16, 80)), rbind(c(20, 5), c(0, 10)),
  rbind(c(10, 4), c(4, 7)), rbind(c(12, 0), c(0, 9))
)
row_of <- function(table) {
  b <- table[1, 2]
  c <- table[2, 1]
  n <- sum(table)
  plain <- mcnemar.test(table, correct = FALSE)
  corrected <- mcnemar.test(table, correct = TRUE)
  exact <- if (b + c == 0) 1 else binom.test(b, b + c)$p.value
  # Lancaster: what is farther from the half, and half of what is as far as what was seen.
  far <- abs(0:(b + c) - (b + c) / 2)
  probability <- dbinom(0:(b + c), b + c, 0.5)
  seen <- abs(b - (b + c) / 2)
  middle <- if (b + c == 0) 1 else if (b == c) 1 - dbinom(b, b + c, 0.5) / 2 else sum(probability[far > seen]) + sum(probability[far == seen]) / 2
  difference <- (b - c) / n
  error <- sqrt(b + c - (b - c)^2 / n) / n
  list(
    table = table,
    chi2 = as.numeric(plain$statistic), p = plain$p.value,
    chi2_cc = as.numeric(corrected$statistic), p_cc = corrected$p.value,
    p_exact = exact, p_mid = middle,
    diff_w2_minus_w1 = difference, wald_se = error,
    wald_ci = difference + c(-1, 1) * qnorm(0.975) * error,
    odds_ratio_b_over_c = b / c
  )
}

write_golden(list(
  name = "mcnemar",
  description = "McNemar: uncorrected, Edwards continuity-corrected, exact, mid-p; change in proportion. Table rows = wave 1 (no, yes), columns = wave 2",
  source = "third-party: stats::mcnemar.test, binom.test; mid-p and Wald difference own",
  inputs = "rows carry the table",
  expected = lapply(tables, row_of),
  tolerance = list(abs = 1e-9),
  notes = c(
    "R corrects with |b-c|-1 but skips the correction when b=c; some tools use |b-c|-0.5 (Yates) - different.",
    "b=c: mid-p is 1 - P(X=b)/2, as in Fagerland, Lydersen & Laake's own functions (R package contingencytables).",
    "b+c=0: R returns NaN; report no change, p=1 or null.",
    "b = no->yes (upper right), c = yes->no; diff_w2_minus_w1 = (b-c)/n."
  )
))
