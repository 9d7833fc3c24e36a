"""What may go wrong and whom we protect: enterprises, major hazard installations, protection targets.

An enterprise is one 统一社会信用代码 at one site. Headcounts that nobody told us stay unknown in every sum. The
duty desk asks who is calling (`queries.enterprise_by_phone`) and what lies around a point (`queries.around`).
"""
