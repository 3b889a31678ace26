# Writes ../two-by-two.json: everything that epi.tests of epiR says of a two-by-two table.
suppressMessages(library(epiR))
source("write-golden.R")

cases <- rbind(c(45, 8, 12, 135), c(20, 30, 5, 445), c(9, 1, 1, 9), c(50, 0, 10, 40), c(7, 3, 0, 90))
tests_of <- function(table, method) {
  found <- epi.tests(table, method = method, conf.level = 0.95)$detail
  rows <- lapply(seq_len(nrow(found)), function(i) as.numeric(found[i, c("est", "lower", "upper")]))
  names(rows) <- as.character(found$statistic)
  rows
}
row_of <- function(counts) {
  TP <- counts[1]; FP <- counts[2]; FN <- counts[3]; TN <- counts[4]
  table <- as.table(rbind(c(TP, FP), c(FN, TN)))
  n <- sum(counts)
  chance <- ((TP + FP) * (TP + FN) + (FN + TN) * (FP + TN)) / n^2
  list(
    TP = TP, FP = FP, FN = FN, TN = TN, exact = tests_of(table, "exact"), wilson = tests_of(table, "wilson"),
    own = list(
      kappa = ((TP + TN) / n - chance) / (1 - chance),
      f1 = 2 * TP / (2 * TP + FP + FN),
      mcc = (TP * TN - FP * FN) / sqrt((TP + FP) * (TP + FN) * (TN + FP) * (TN + FN)),
      balanced_accuracy = (TP / (TP + FN) + TN / (TN + FP)) / 2
    )
  )
}

write_golden(list(
  name = "two-by-two",
  description = "Sensitivity, specificity, PPV, NPV, LR+, LR-, DOR, Youden, accuracy with CIs: [estimate, lower, upper]",
  source = "third-party: epiR 2.0.57 epi.tests; 'own': own R code",
  inputs = "rows",
  expected = lapply(seq_len(nrow(cases)), function(i) row_of(cases[i, ])),
  tolerance = list(abs = 1e-8),
  notes = c(
    "ap = apparent (test positive) proportion, tp = true prevalence in the sample, se, sp, pv.pos, pv.neg, lr.pos, lr.neg, diag.or, diag.ac; nndx = 1/Youden.",
    "epiR 'exact' = Clopper-Pearson (F quantiles); LR CIs: log method (Simel 1991); Youden CI here simply combines the limits of se and sp (conservative): other tools use Wald.",
    "FP=0 or FN=0: LR+/DOR are Inf or null; epiR adds no 0.5.",
    "PPV/NPV here hold for the SAMPLE prevalence only; see 09_ppv_prevalence."
  )
))
