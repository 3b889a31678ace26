# Writes ../standard-error-of-measurement.json: SD of the sum, Cronbach's alpha, and the two errors that follow from them, of
# public item sets of psychTools. The six items of "gq6" are of no R package: their SD and alpha are stated.
suppressMessages({
  library(psych)
  library(psychTools)
})
source("write-golden.R")

sets <- list(
  bfi_agree = bfi[c("A1", "A2", "A3", "A4", "A5")], bfi_neuro = bfi[c("N1", "N2", "N3", "N4", "N5")],
  bfi_consc = bfi[c("C1", "C2", "C3", "C4", "C5")], bfi_open = bfi[c("O1", "O2", "O3", "O4", "O5")]
)
reversed <- c("A1", "C4", "C5", "O2", "O5")
# The sum is that of the mean of the items answered, times their number; alpha is of the covariances.
figures_of <- function(items, isListwise) {
  if (isListwise) items <- na.omit(items)
  covariance <- cov(items, use = "pairwise.complete.obs")
  k <- ncol(items)
  list(sd = k * sd(rowMeans(items, na.rm = TRUE), na.rm = TRUE), alpha = k / (k - 1) * (1 - tr(covariance) / sum(covariance)))
}
row_of <- function(data, sd, alpha) list(
  data = data, sd = sd, alpha = alpha,
  standardErrorOfMeasurement = sd * sqrt(1 - alpha), standardErrorOfEstimation = sd * sqrt(alpha * (1 - alpha))
)
of_set <- function(name, how) {
  items <- sets[[name]]
  for (item in intersect(names(items), reversed)) items[[item]] <- 7 - items[[item]]
  found <- figures_of(items, how == "listwise")
  row_of(paste(name, how), found$sd, found$alpha)
}
both <- function(name) lapply(c("pairwise", "listwise"), function(how) of_set(name, how))
gq6 <- lapply(c("gq6 pairwise", "gq6 listwise"), row_of, sd = 5.34484777725219, alpha = 0.750153570834755)
sets$ability_binary <- as.data.frame(ability)

write_golden(list(
  name = "standard-error-of-measurement",
  source = "third-party: psych 2.2.9, lavaan 0.6.14, psychometric 2.3, R 4.2.2",
  tolerance = list(abs = 1e-8),
  expected = c(
    both("bfi_agree"), both("bfi_neuro"), both("bfi_consc"), both("bfi_open"), gq6,
    list(of_set("ability_binary", "listwise"))
  )
))
