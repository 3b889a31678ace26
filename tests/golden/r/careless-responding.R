# Indexes of careless responding on data of our own, from their published definitions; the package `careless` is not
# needed. Writes ../careless-responding.json.
# Rscript tests/golden/r/careless-responding.R (R 4.2.2; stats, jsonlite)
#
# Johnson (2005): longest run, even-odd. Meade & Craig (2012): average run, synonyms and antonyms, Mahalanobis distance.
# Dunn et al. (2018): intra-individual response variability. Curran (2016): person-total correlation.
library(jsonlite)
set.seed(20261122)
n_scales <- 6; per_scale <- 4; n_items <- n_scales * per_scale
scale_of <- rep(seq_len(n_scales), each = per_scale)
reversed <- rep(c(FALSE, FALSE, TRUE, FALSE), n_scales)        # codes 1 to 5; keyed: 6 - code
draw <- function(n, loading) {
  general <- rnorm(n)
  trait <- matrix(rnorm(n * n_scales), n) + general * 0.5
  x <- sapply(seq_len(n_items), function(i)
    (if (reversed[i]) -1 else 1) * loading * trait[, scale_of[i]] + rnorm(n, sd = 0.6) + (i %% 5 - 2) * 0.4)
  matrix(pmin(5, pmax(1, round(3 + x))), n)
}
reference <- draw(160, 1)
gaps <- cbind(sample(160, 60, TRUE), sample(n_items, 60, TRUE))
reference[gaps] <- NA
reference[160, ] <- NA
sheets <- draw(24, 1)
sheets <- rbind(
  sheets,
  matrix(sample(1:5, 12 * n_items, TRUE), 12),                 # at random
  rep(3, n_items), rep(5, n_items),                            # one answer
  rep(1:5, length.out = n_items),                              # a cycle
  c(rep(2, 12), rep(4, 12)),                                   # two runs
  sheets[1, ], sheets[2, ], sheets[3, ], sheets[4, ], sheets[5, ], sheets[6, ])
last <- nrow(sheets)
sheets[last - 5, 7] <- NA                                      # gaps: one, some, a half, a scale, nearly all, all
sheets[last - 4, c(1, 2, 9, 17, 24)] <- NA
sheets[last - 3, seq(1, n_items, 2)] <- NA
sheets[last - 2, 1:4] <- NA
sheets[last - 1, -c(5, 6)] <- NA
sheets[last, ] <- NA
keyed <- function(x) { x[, reversed] <- 6 - x[, reversed]; x }

# Runs of the same raw answer; a gap ends a run and is in none.
runs <- function(x) { r <- rle(ifelse(is.na(x), -seq_along(x), x)); r$lengths[r$values > 0] }
longest <- apply(sheets, 1, function(x) if (all(is.na(x))) NA else max(runs(x)) / n_items)
average <- apply(sheets, 1, function(x) if (all(is.na(x))) NA else mean(runs(x)))
irv <- apply(sheets, 1, function(x) if (sum(!is.na(x)) < 2) NA else sd(x, na.rm = TRUE))

# Pearson correlation of complete pairs; none for fewer than three, or without variance.
r_of <- function(x, y) {
  ok <- !is.na(x) & !is.na(y); x <- x[ok]; y <- y[ok]
  if (length(x) < 3 || length(unique(x)) == 1 || length(unique(y)) == 1) NA else cor(x, y)
}
even_odd <- apply(keyed(sheets), 1, function(x) {
  halves <- sapply(split(x, scale_of), function(s) c(mean(s[c(2, 4)], na.rm = TRUE), mean(s[c(1, 3)], na.rm = TRUE)))
  r <- r_of(halves[1, ], halves[2, ])
  if (is.na(r)) NA else max(-1, 2 * r / (1 + r))
})

correlations <- cor(reference, use = "pairwise.complete.obs")
pairs_at <- function(is_pair) {
  at <- which(is_pair & upper.tri(correlations), arr.ind = TRUE)
  at[order(at[, 1], at[, 2]), , drop = FALSE]
}
synonyms <- pairs_at(correlations >= 0.6); antonyms <- pairs_at(correlations <= -0.6)
within <- function(pairs) apply(sheets, 1, function(x) r_of(x[pairs[, 1]], x[pairs[, 2]]))

center <- colMeans(reference, na.rm = TRUE)
covariance <- cov(reference, use = "pairwise.complete.obs")
distance <- apply(sheets, 1, function(x) {
  o <- !is.na(x)
  if (!any(o)) NA else mahalanobis(x[o], center[o], covariance[o, o, drop = FALSE])
})
item_means <- colMeans(keyed(reference), na.rm = TRUE)
person_total <- apply(keyed(sheets), 1, r_of, item_means)

out <- list(
  name = "careless-responding",
  source = "R 4.2.2: rle, sd, cor, cov(use = \"pairwise\"), mahalanobis, from the published definitions",
  inputs = list(perScale = per_scale, reversed = reversed, synonymsAtLeast = 0.6, antonymsAtMost = -0.6,
    reference = reference, sheets = sheets),
  expected = list(
    reference = list(keyedMeans = item_means, means = center, covariance = covariance,
      synonyms = synonyms - 1, antonyms = antonyms - 1),
    indexes = list(`longest-run-share` = longest, `average-run` = average, `intra-individual-variability` = irv,
      `even-odd-consistency` = even_odd, `psychometric-synonyms` = within(synonyms),
      `psychometric-antonyms` = within(antonyms), `mahalanobis-distance` = distance,
      `person-total-correlation` = person_total)),
  tolerance = list(abs = 1e-10))
args <- commandArgs(FALSE)
here <- dirname(sub("--file=", "", grep("--file=", args, value = TRUE)))
write(toJSON(out, digits = NA, auto_unbox = TRUE, matrix = "rowmajor", na = "null"), file.path(here, "..", "careless-responding.json"))
cat(nrow(synonyms), "synonyms", nrow(antonyms), "antonyms\n")
