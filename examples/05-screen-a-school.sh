#!/usr/bin/env bash
# A school from the command line: made-up answers, then the screening.
set -e
cd "$(mktemp -d)"

mindgauge generate --protocol cn-grades-4-12-cards --students 600 --schools 1 --seed 7 \
  --out responses.csv --roster roster.csv

# Exit code 1 says that some rows are worth a look.
mindgauge screen responses.csv --roster roster.csv --protocol cn-grades-4-12-cards \
  --out results || [ $? = 1 ]

ls results
