"""Reports: what the programme can show of what it did.

The activity log (R89) is read from files here, counted, and written out again under its own four headings.
The log_* modules touch no database: `read_log` → rows, `figures` → sums, `to_csv` and `to_xlsx` → files.
"""
