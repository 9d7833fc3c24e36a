"""Who we are and who may: the tree of organisations, their people, accounts, roles and scopes.

Nation → province → city → county → park → enterprise and teams, each with an ltree path. An account acts for one
organisation and sees its subtree; a scope grant opens one incident elsewhere until a given time.
"""
