# ROC, AUC with DeLong interval, cut scores, and accuracy at a cut, on data of our own. Writes ../accuracy.json.
# Rscript tests/golden/r/accuracy.R (R 4.2.2; pROC 1.18.0, epiR 2.0.57, jsonlite)
suppressMessages({library(pROC); library(epiR); library(jsonlite)})
set.seed(20261123)
make <- function(n, prev, shift, sign) {
  case <- rbinom(n, 1, prev)
  score <- pmin(pmax(round(8 + sign * shift * case + rnorm(n, 0, 4.5)), 0), 27)
  list(score = score, case = case)
}
describe <- function(d, direction, cut, cost, prev) {
  r <- roc(d$case, d$score, levels = c(0, 1), direction = if (direction == "higher") "<" else ">", quiet = TRUE)
  a <- ci.auc(r, method = "delong")
  values <- sort(unique(d$score))
  best <- function(...) {
    co <- coords(r, "best", ..., ret = c("threshold", "sensitivity", "specificity"), transpose = FALSE)
    co$cut <- sapply(co$threshold, function(t) if (direction == "higher") min(values[values > t]) else max(values[values < t]))
    lapply(seq_len(nrow(co)), function(i) as.list(co[i, c("cut", "sensitivity", "specificity")]))
  }
  pos <- if (direction == "higher") d$score >= cut else d$score <= cut
  counts <- c(sum(pos & d$case == 1), sum(pos & d$case == 0), sum(!pos & d$case == 1), sum(!pos & d$case == 0))
  methods <- c("exact", "wilson", "clopper-pearson", "jeffreys", "agresti")
  epi <- lapply(setNames(methods, methods), function(m) {
    det <- epi.tests(counts, method = m)$detail
    setNames(lapply(seq_len(nrow(det)), function(i) c(det$est[i], det$lower[i], det$upper[i])), det$statistic)
  })
  list(direction = direction, score = d$score, case = d$case, cut = cut, cost = cost, prevalence = prev,
    auc = c(as.numeric(a)[2], as.numeric(a)[1], as.numeric(a)[3]), var = var(r, method = "delong"),
    youden = best(best.method = "youden"), topleft = best(best.method = "closest.topleft"),
    cheapest = best(best.method = "youden", best.weights = c(cost, prev)), counts = counts, epi = epi)
}
out <- list(name = "accuracy", source = "third-party: pROC 1.18.0 roc, ci.auc (delong), coords; epiR 2.0.57 epi.tests",
  expected = list(
    describe(make(240, 0.2, 5, 1), "higher", 10, 5, 0.1),
    describe(make(90, 0.35, 3, -1), "lower", 6, 2, 0.25),
    describe(make(400, 0.08, 7, 1), "higher", 12, 10, 0.05)),
  tolerance = list(abs = 1e-8))
args <- commandArgs(FALSE)
here <- dirname(sub("--file=", "", grep("--file=", args, value = TRUE)))
write(toJSON(out, digits = 15, auto_unbox = TRUE, na = "null"), file.path(here, "..", "accuracy.json"))
