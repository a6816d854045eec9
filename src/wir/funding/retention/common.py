"""What several entries say. The ten years for files are a default that the authority must confirm."""

AUTHORITY = "die Bewilligungsbehörde, die in der Förderlinie genannt ist"
TASK = "Art. 6 Abs. 1 Buchst. e DSGVO, § 44 LHO"
FILE_DAYS = 3650
