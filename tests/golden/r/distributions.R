# Writes ../distributions.json: distributions, quantiles and tests by plain R.
library(jsonlite)
set.seed(6)
n <- 120
a <- 10^runif(n, -1, 5)
b <- 10^runif(n, -1, 5)
centre <- a / (a + b)
x <- pmin(pmax(centre + rnorm(n) * 3 * sqrt(centre * (1 - centre) / (a + b + 1)), 1e-6), 1 - 1e-6)
p <- c(10^runif(n / 2, -6, -0.01), 1 - 10^runif(n / 2, -6, -0.01))
df <- 10^runif(n, 0, 4)
t <- rnorm(n) * 4
above <- 10^runif(n, 0, 2)
f <- 10^runif(n, -1, 1)
chi <- df * exp(rnorm(n) * 0.2)
k <- rbinom(n, 40, 0.3)
# Inputs of few digits, so that what is written is what was computed with.
short <- function(values) signif(values, 8)
a <- short(a); b <- short(b); x <- short(x); p <- short(p); df <- short(df); t <- short(t)
above <- short(above); f <- short(f); chi <- short(chi)
beta_binomial <- list(k = c(3, 10, 25, 8, 40, 0, 12), n = c(40, 60, 180, 90, 160, 15, 150))
log_likelihood <- function(par) {
  m <- plogis(par[1]); s <- exp(par[2])
  -sum(lbeta(beta_binomial$k + m * s, beta_binomial$n - beta_binomial$k + (1 - m) * s) - lbeta(m * s, (1 - m) * s))
}
fit <- optim(c(-1.5, 3), log_likelihood, method = "BFGS", control = list(reltol = 1e-15, maxit = 1000, ndeps = c(1e-5, 1e-5)))
table <- matrix(c(30, 12, 8, 25, 20, 15, 40, 10, 3), 3, byrow = TRUE)
chisq <- suppressWarnings(chisq.test(table, correct = FALSE))
trend <- suppressWarnings(prop.trend.test(c(12, 20, 33, 30), c(100, 120, 130, 110), 4:7))
one <- round(rnorm(25, 10, 3), 2); two <- round(rnorm(31, 12, 5), 2)
welch <- t.test(one, two)
writeLines(toJSON(list(
  name = "distributions",
  source = paste("stats,", R.version.string),
  notes = "beta-binomial: optim on the log-likelihood by lbeta, so to about 1e-5",
  tolerance = list(rel = 1e-12),
  beta = list(a = a, b = b, x = x, p = p, cumulative = pbeta(x, a, b), quantile = qbeta(p, a, b)),
  student = list(t = t, df = df, p = p, cumulative = pt(t, df), quantile = qt(p, df)),
  f = list(f = f, above = above, below = df, upper = pf(f, above, df, lower.tail = FALSE)),
  chi = list(x = chi, df = df, p = p, upper = pchisq(chi, df, lower.tail = FALSE), quantile = qchisq(p, df)),
  binomial = list(k = k, p = p, cumulative = pbinom(k, 40, 0.3), quantile = qbinom(p, 40, 0.3)),
  gamma = list(x = a, log = lgamma(a)),
  beta_binomial = c(beta_binomial, list(mean = plogis(fit$par[1]), size = exp(fit$par[2]))),
  contingency = list(table = table, chi = as.numeric(chisq$statistic), df = as.numeric(chisq$parameter), p = chisq$p.value),
  trend = list(counts = c(12, 20, 33, 30), sizes = c(100, 120, 130, 110), scores = 4:7, chi = as.numeric(trend$statistic), p = trend$p.value),
  welch = list(one = one, two = two, t = as.numeric(welch$statistic), df = as.numeric(welch$parameter), p = welch$p.value, ci = as.numeric(welch$conf.int))
), digits = I(17), auto_unbox = TRUE), "../distributions.json")
