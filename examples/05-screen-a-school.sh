#!/usr/bin/env bash
# A school from the command line: made-up answers, then the screening.
set -e
cd "$(mktemp -d)"

mindgauge generate --protocol cn-grades-4-12-cards --students 600 --schools 1 --seed 7 \
  --out responses.csv --roster roster.csv

# Exit code 1 says that some rows are worth a look.
mindgauge screen responses.csv --roster roster.csv --protocol cn-grades-4-12-cards \
  --out results || [ $? = 1 ]

# prints:
# made up: 600 answer sheets, schools: 1, seed 7
# responses.csv
# roster.csv
# 0.0 s
# protocol    School screening, grades 4 to 12, red, yellow and blue cards (example) 1.0.0
#             an example: adopt it or change it before use
# rows in     600 = 600 scored + 0 rejected
# students    621 enrolled, 600 answered, 21 missing, 0 unknown to the roster
# sheets      567 valid, 23 suspect, 10 invalid, 0 rejected
# tiers        33  Red card: within 24 hours
#              63  Yellow card: within 7 days
#              50  Blue card: within 30 days
#             415  No card
#              36  Undetermined
#               3  Invalid sheet
# crisis      31 students with a crisis item; on 23 sheets one is unanswered
# time        0.0 s
# report      results/report.html
# files       results/*.csv
# Screening is not a diagnosis: it says whom to talk to first.
