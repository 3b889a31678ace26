# Writes ../percentile-normalised.json and ../normal-scores.json: percentile ranks, stanines and normal scores of a table of
# 2694 made-up raw scores. The normal scores are by the formulas of rankByGroup of cNORM 3.6.0.
source("write-golden.R")

raw <- 5:30
freq <- c(
  81, 50, 91, 88, 127, 145, 137, 157, 146, 173, 159, 145, 132, 158, 135, 142, 131, 107, 92, 65, 59, 46, 52, 18, 30, 28
)
n <- sum(freq)
below <- cumsum(freq) - freq
mid <- below + freq / 2
rank <- mid + 0.5
t_of <- function(share) 50 + 10 * qnorm(share)
source_text <- "pr_*, stanine: own R code, R 4.2.2; norm_T_*: third-party: cNORM 3.6.0 rankByGroup"
inputs <- list(n = n, raw = raw, freq = freq)

write_golden(list(
  name = "percentile-normalised",
  source = source_text,
  tolerance = list(abs = 1e-7),
  inputs = inputs,
  expected = list(
    pr_midrank = 100 * mid / n, pr_below = 100 * below / n, pr_at_or_below = 100 * cumsum(freq) / n,
    norm_T_rankit = t_of((rank - 0.5) / n),
    # A value on a cut goes up.
    stanine_from_pr_exact_cuts = 1 + findInterval(mid / n, pnorm(seq(-1.75, 1.75, by = 0.5)))
  )
))
write_golden(list(
  name = "normal-scores",
  source = source_text,
  notes = c(
    "Blom (r-3/8)/(n+1/4); Tukey (r-1/3)/(n+1/3); van der Waerden r/(n+1); Rankit (r-1/2)/n [= mid-rank PR/100]; ties get the average rank. cNORM's default is Rankit (method 4), the brief's is Blom (method 1).",
    "mid-rank PR = 100*(N below + 0.5*N equal)/N. Stanines by percent: books use rounded cuts 4/11/23/40/60/77/89/96; exact normal cuts are 4.006/10.565/22.663/40.129..: borderline raw scores can differ."
  ),
  tolerance = list(abs = 1e-7),
  inputs = inputs,
  expected = list(
    norm_T_blom = t_of((rank - 0.375) / (n + 0.25)), norm_T_tukey = t_of((rank - 1 / 3) / (n + 1 / 3)),
    norm_T_rankit = t_of((rank - 0.5) / n), norm_T_vdWaerden = t_of(rank / (n + 1))
  )
))
