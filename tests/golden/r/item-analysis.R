# Cronbach's alpha and corrected item-total correlations, on data of our own. Writes ../item-analysis.json.
# Rscript tests/golden/r/item-analysis.R (R 4.2.2; psych 2.2.9, jsonlite)
suppressMessages({library(psych); library(jsonlite)})
set.seed(20261122)
make <- function(n, k, loading, levels, missing) {
  g <- rnorm(n)
  x <- sapply(seq_len(k), function(i) {
    z <- loading[i] * g + sqrt(1 - loading[i]^2) * rnorm(n)
    as.integer(cut(z, c(-Inf, qnorm(seq_len(levels - 1) / levels), Inf))) - 1L
  })
  x[matrix(runif(n * k) < missing, n, k)] <- NA
  x
}
describe <- function(name, x) {
  colnames(x) <- paste0("i", seq_len(ncol(x)))
  a <- suppressWarnings(alpha(as.data.frame(x), warnings = FALSE))
  list(name = name, rows = x, covariance = cov(x, use = "pairwise"), alpha = a$total$raw_alpha,
    standardised = a$total$std.alpha, rDrop = a$item.stats$r.drop)
}
out <- list(name = "item-analysis", source = "third-party: psych 2.2.9 alpha (raw_alpha, std.alpha, r.drop), stats::cov; R 4.2.2",
  expected = list(
    describe("complete", make(60, 5, c(.7, .6, .5, .6, .8), 4, 0)),
    describe("with missing answers", make(80, 7, c(.7, .6, .5, .6, .8, .4, .3), 5, 0.08)),
    describe("one item against its key", make(70, 6, c(.7, -.6, .5, .6, .8, 0), 3, 0.03)),
    describe("yes and no", make(90, 10, rep(.55, 10), 2, 0))),
  tolerance = list(abs = 1e-10))
args <- commandArgs(FALSE)
here <- dirname(sub("--file=", "", grep("--file=", args, value = TRUE)))
write(toJSON(out, digits = 15, auto_unbox = TRUE, na = "null"), file.path(here, "..", "item-analysis.json"))
