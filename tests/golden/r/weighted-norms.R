# Continuous norming of a weighted sample, with what comes with R. Writes ../weighted-norms.json.
# Rscript tests/golden/r/weighted-norms.R (R 4.2.2; stats, jsonlite)
suppressMessages(library(jsonlite))
set.seed(20261122)
ages <- 9:14 + 0.5
n <- c(80, 110, 95, 120, 100, 90)
# Weights differ within ages, and between them: the youngest were sampled one in ten, the oldest nearly all.
mean.weight <- c(9, 6, 4, 2.5, 1.5, 1.1)
d <- do.call(rbind, lapply(seq_along(ages), function(g) {
  z <- rnorm(n[g])
  raw <- round(pmin(pmax(8 + 1.1 * (g - 1) + (3 + 0.2 * g) * z + 0.4 * z^2, 0), 30))
  data.frame(age = ages[g], raw = raw, w = round(mean.weight[g] * runif(n[g], 0.4, 1.6), 2))
}))
N <- nrow(d)
# Average rank by weights: those of an age are brought to a mean of 1, so that without weights it is rank().
weighted.average.rank <- function(x, w) {
  w <- w / mean(w)
  vapply(x, function(one) sum(w[x < one]) + (sum(w[x == one]) + 1) / 2, 0)
}
constants <- c(blom = 3 / 8, tukey = 1 / 3, rankit = 1 / 2, "van-der-waerden" = 0)
location <- function(c) {
  T <- numeric(N)
  for (a in ages) {
    own <- d$age == a
    r <- weighted.average.rank(d$raw[own], d$w[own])
    T[own] <- 50 + 10 * qnorm((r - c) / (sum(own) + 1 - 2 * c))
  }
  T
}
stopifnot(all.equal(weighted.average.rank(d$raw, rep(7, N)), rank(d$raw)))
weight <- d$w / mean(d$w)
one <- function(method, k, t, most) {
  T <- location(constants[[method]])
  e <- expand.grid(i = 0:k, j = 0:t)[-1, ]
  column <- function(r, L, A) L^e$i[r] * A^e$j[r]
  S <- scale(sapply(seq_len(nrow(e)), column, T, d$age)) # the same column space, better conditioned
  rss <- function(pick) { f <- lm.wfit(cbind(1, S[, pick, drop = FALSE]), d$raw, weight); sum(weight * f$residuals^2) }
  best <- lapply(seq_len(most), function(size) {
    sets <- combn(nrow(e), size, simplify = FALSE)
    values <- vapply(sets, rss, 0)
    list(pick = sets[[which.min(values)]], rss = min(values))
  })
  values <- vapply(best, function(one) one$rss, 0)
  p <- seq_len(most) + 1
  full <- lm(d$raw ~ S, weights = weight)
  bic <- N * log(values / N) + p * log(N)
  cp <- values / summary(full)$sigma^2 - N + 2 * p
  size <- which.min(bic)
  pick <- best[[size]]$pick
  M <- sapply(pick, column, T, d$age)
  chosen <- lm(d$raw ~ S[, pick], weights = weight)
  # Coefficients of the powers themselves, their errors by the change of basis of the scaled columns.
  centre <- attr(S, "scaled:center")[pick]; spread <- attr(S, "scaled:scale")[pick]
  slope <- unname(coef(chosen)[-1] / spread)
  errors <- unname(sqrt(diag(vcov(chosen)))[-1] / spread)
  back <- rbind(c(1, -centre / spread), cbind(0, diag(1 / spread, length(pick))))
  constant <- unname(coef(chosen)[1] - sum(coef(chosen)[-1] * centre / spread))
  constant.error <- sqrt((back %*% vcov(chosen) %*% t(back))[1, 1])
  grid <- expand.grid(T = c(30, 40, 50, 60, 70), age = c(ages, 11))
  predicted <- constant + as.vector(sapply(pick, column, grid$T, grid$age) %*% slope)
  raws <- sort(unique(d$raw[d$age == ages[2]]))
  list(method = method, k = k, t = t, rss = values, bic = bic, cp = cp, size = size,
    terms = unname(lapply(pick, function(r) c(e$i[r], e$j[r]))), coefficients = c(constant, slope),
    standardErrors = c(constant.error, errors), r2 = summary(chosen)$r.squared,
    rmse = sqrt(values[size] / N), grid = list(location = grid$T, age = grid$age), predicted = predicted,
    fullR2 = summary(full)$r.squared,
    locations = list(age = ages[2], raw = raws, T = vapply(raws, function(x) T[d$age == ages[2] & d$raw == x][1], 0)))
}
out <- list(name = "weighted-norms", source = "R 4.2.2: lm(weights), lm.wfit, qnorm; weighted average ranks",
  inputs = list(age = d$age, raw = d$raw, weight = d$w),
  expected = list(one("rankit", 3, 2, 4), one("blom", 2, 2, 4), one("tukey", 2, 1, 3), one("van-der-waerden", 2, 1, 3)),
  tolerance = list(rel = 1e-8))
args <- commandArgs(FALSE)
here <- dirname(sub("--file=", "", grep("--file=", args, value = TRUE)))
write(toJSON(out, digits = 17, auto_unbox = TRUE, na = "null"), file.path(here, "..", "weighted-norms.json"))
