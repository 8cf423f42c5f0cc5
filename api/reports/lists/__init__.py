"""Lists for staff: people, answers, attendance; searched, filtered, and taken along as a file.

Each column says who may see it. Needs are in none of them. That a list was taken along as a file is noted.
"""
