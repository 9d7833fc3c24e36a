"""Tables that come and go as Excel files: read within limits, matched, checked, written without formulas.

Domain-free and without a database. `reader` opens a file in a child process that has little memory and time;
`columns` says what a register wants and reads cells; `writer` makes files that no cell can turn into a formula.
"""
