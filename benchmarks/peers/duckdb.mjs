// CSV in, scores out with DuckDB: node duckdb.mjs SPEC INPUT OUTPUT THREADS
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { scoreSql } from './sql.mjs'

const [spec, input, output, threads] = process.argv.slice(2)
const instance = await DuckDBInstance.create(':memory:', { threads })
const connection = await instance.connect()
await connection.run(scoreSql(JSON.parse(readFileSync(spec, 'utf8')), input, output))
connection.closeSync()
instance.closeSync()
