# Local norms on data of our own: weighted moments, smoothing across ages, continuous norming. Writes ../local-norms.json.
# Rscript tests/golden/r/local-norms.R (R 4.2.2; stats, survey 4.1.1, leaps 3.1, jsonlite)
suppressMessages({library(survey); library(leaps); library(jsonlite)})
set.seed(20261124)
ages <- 10:16 + 0.5
n <- c(120, 150, 140, 160, 150, 130, 110)
d <- do.call(rbind, lapply(seq_along(ages), function(g) {
  z <- rnorm(n[g])
  raw <- round(pmin(pmax(6 + 0.9 * (g - 1) + (3 + 0.25 * g) * z + 0.5 * z^2, 0), 27))
  data.frame(age = ages[g], raw = raw, w = round(runif(n[g], 0.5, 3), 2))
}))
des <- svydesign(~1, weights = ~w, data = d)
des1 <- subset(des, age == 12.5)
g1 <- d[d$age == 12.5, ]
# moments by age, and their smoothing
m <- aggregate(raw ~ age, d, function(x) c(mean = mean(x), sd = sd(x), n = length(x)))
mom <- data.frame(age = m$age, m$raw)
smooth <- lapply(1:2, function(deg) {
  x <- outer(mom$age - 13.5, 0:deg, "^")
  fm <- lm(mom$mean ~ x - 1, weights = mom$n); fs <- lm(mom$sd ~ x - 1, weights = mom$n)
  list(degree = deg, mean = unname(coef(fm)), sd = unname(coef(fs)),
    meanError = unname(summary(fm)$coefficients[, 2]), fittedMean = unname(fitted(fm)), fittedSd = unname(fitted(fs)))
})
# continuous norming: rank to normal score (rankit), polynomial in location and age
d$T <- ave(d$raw, d$age, FUN = function(x) 50 + 10 * qnorm((rank(x) - 0.5) / length(x)))
terms <- function(k, t) { e <- expand.grid(i = 0:k, j = 0:t); e[-1, ] }
X <- function(e, L, A) mapply(function(i, j) L^i * A^j, e$i, e$j, SIMPLIFY = TRUE, MoreArgs = NULL)
design <- function(e, L, A) sapply(seq_len(nrow(e)), function(r) L^e$i[r] * A^e$j[r])
one <- function(k, t, nv) {
  e <- terms(k, t)
  M <- design(e, d$T, d$age)
  S <- scale(M)  # the same column space; leaps is happier with it
  rs <- regsubsets(S, d$raw, nvmax = nv, method = "exhaustive", really.big = TRUE)
  su <- summary(rs)
  rss <- su$rss
  N <- nrow(d)
  p <- seq_along(rss) + 1
  bic <- N * log(rss / N) + p * log(N)
  full <- lm(d$raw ~ S)
  cp <- rss / summary(full)$sigma^2 - N + 2 * p
  best <- which.min(bic)
  pick <- which(su$which[best, -1])
  f <- lm(d$raw ~ S[, pick])
  grid <- expand.grid(T = c(30, 40, 50, 60, 70), age = ages)
  G <- scale(design(e, grid$T, grid$age), center = attr(S, "scaled:center"), scale = attr(S, "scaled:scale"))
  list(k = k, t = t, rss = rss, bic = bic, cp = cp, best = best,
    terms = lapply(pick, function(r) c(e$i[r], e$j[r])) |> unname(), r2 = summary(f)$r.squared,
    grid = list(location = grid$T, age = grid$age), predicted = unname(as.vector(cbind(1, G[, pick, drop = FALSE]) %*% coef(f))),
    fullR2 = summary(full)$r.squared)
}
out <- list(name = "local-norms", source = "R 4.2.2: lm, qnorm, rank; third-party: survey 4.1.1 svymean, svyvar; leaps 3.1 regsubsets (exhaustive)",
  inputs = list(age = d$age, raw = d$raw, weight = d$w),
  expected = list(
    weighted = list(mean = unname(coef(svymean(~raw, des1))), sd = sqrt(unname(coef(svyvar(~raw, des1)))),
      kish = sum(g1$w)^2 / sum(g1$w^2)),
    moments = list(mean = mom$mean, sd = mom$sd), smooth = smooth,
    continuous = list(one(3, 2, 6), one(2, 1, 5))),
  tolerance = list(abs = 1e-8))
args <- commandArgs(FALSE)
here <- dirname(sub("--file=", "", grep("--file=", args, value = TRUE)))
write(toJSON(out, digits = 15, auto_unbox = TRUE, na = "null"), file.path(here, "..", "local-norms.json"))
