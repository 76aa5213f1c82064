extension Catalogue {
  /// SDS 5.0, which follows guideline 6.0: 198 rows, 197 of them answerable.
  package static let sds50 = Catalogue(
    form: Form(family: "SDS", edition: "5.0", guideline: "6.0"), table: SDS50.table, sections: SDS50.sections,
    labels: SDS50Labels.table, sketches: SDS50Sketches.table)

  /// Every catalogue this program knows.
  package static let known = [sds50]
}

private enum SDS50 {
  static let sections = [
    Section(code: "S1", name: Label(japanese: "外部保存の受託", english: "Undertaking external storage")),
    Section(code: "S2", name: Label(japanese: "ISMS", english: "Information security management")),
    Section(code: "S3", name: Label(japanese: "組織的", english: "Organisational measures")),
    Section(code: "S4", name: Label(japanese: "物理的", english: "Physical measures")),
    Section(code: "S5", name: Label(japanese: "技術的", english: "Technical measures")),
    Section(code: "S6", name: Label(japanese: "人的", english: "Human measures")),
    Section(code: "S7", name: Label(japanese: "破棄", english: "Disposal of information")),
    Section(code: "S8", name: Label(japanese: "改造と保守", english: "Modification and maintenance")),
    Section(code: "S9", name: Label(japanese: "持ち出し", english: "Taking out information and devices")),
    Section(code: "S10", name: Label(japanese: "非常時", english: "Emergencies")),
    Section(code: "S11", name: Label(japanese: "外部ネットワーク", english: "External networks")),
    Section(code: "S12", name: Label(japanese: "電子署名", english: "Electronic signatures")),
    Section(code: "S13", name: Label(japanese: "真正性", english: "Authenticity")),
    Section(code: "S14", name: Label(japanese: "見読性", english: "Readability")),
    Section(code: "S15", name: Label(japanese: "保存性", english: "Preservation")),
    Section(code: "S16", name: Label(japanese: "スキャナ", english: "Scanning")),
  ]

  // id, kind, parent, section, applies_when, polarity, answers. A raw string: an array literal takes twelve times as
  // long to compile.
  static let table = #"""
    1	gate	-	S1	-	exposure	applies,doesNotApply
    1.1	question	1	S1	1=applies	wanted	yes,no,notApplicable
    1.2	question	1	S1	1=applies	wanted	yes,no,notApplicable
    2	question	-	S2	-	wanted	yes,no,notApplicable
    3	question	-	S3	-	wanted	yes,no,notApplicable
    4	question	-	S3	-	wanted	yes,no,notApplicable
    5	question	-	S3	-	wanted	yes,no,notApplicable
    6	question	-	S3	-	wanted	yes,no,notApplicable
    7	question	-	S3	-	wanted	yes,no,notApplicable
    8	question	-	S3	-	wanted	yes,no,notApplicable
    9	question	-	S3	-	wanted	yes,no,notApplicable
    10	question	-	S4	-	wanted	yes,no,notApplicable
    11	question	-	S4	-	wanted	yes,no,notApplicable
    12	question	-	S4	-	wanted	yes,no,notApplicable
    12.1	question	12	S4	12=yes | 12=no	wanted	yes,no,notApplicable
    12.2	question	12	S4	12=yes | 12=no	wanted	yes,no,notApplicable
    13	question	-	S4	-	wanted	yes,no,notApplicable
    14	question	-	S4	-	wanted	yes,no,notApplicable
    15	question	-	S4	-	wanted	yes,no,notApplicable
    16	question	-	S5	-	wanted	yes,no,notApplicable
    17	question	-	S5	-	wanted	yes,no,notApplicable
    17.1	heading	17	S5	17=yes | 17=no	-	-
    17.1.b1	bullet	17.1	S5	17=yes | 17=no	descriptive	yes,no,notApplicable
    17.1.b2	bullet	17.1	S5	17=yes | 17=no	descriptive	yes,no,notApplicable
    17.1.b3	bullet	17.1	S5	17=yes | 17=no	descriptive	yes,no,notApplicable
    17.1.b4	bullet	17.1	S5	17=yes | 17=no	wanted	yes,no,notApplicable
    17.1.b5	bullet	17.1	S5	17=yes | 17=no	descriptive	yes,no,notApplicable
    17.1.1	question	17.1	S5	17=yes | 17=no	descriptive	yes,no,notApplicable
    17.1.1.1	question	17.1.1	S5	17.1.1=yes & (17.1.b2=yes | 17.1.b3=yes | 17.1.b4=yes | 17.1.b5=yes)	wanted	yes,no,notApplicable
    17.1.1.2	question	17.1.1	S5	17.1.1=yes	wanted	yes,no,notApplicable
    17.1.1.3	question	17.1.1	S5	17.1.1=yes	by-edition	yes,no,notApplicable
    17.1.1.4	question	17.1.1	S5	17.1.1=yes	wanted	yes,no,notApplicable
    17.1.1.5	question	17.1.1	S5	17.1.1=yes	wanted	yes,no,notApplicable
    17.1.1.6	question	17.1.1	S5	17.1.1=yes	wanted	yes,no,notApplicable
    17.1.1.7	question	17.1.1	S5	17.1.1=yes	wanted	yes,no,notApplicable
    17.1.2	question	17.1	S5	17.1.b2=yes | 17.1.b3=yes | 17.1.b4=yes	wanted	yes,no,notApplicable
    17.2	question	17	S5	17=yes | 17=no	wanted	yes,no,notApplicable
    17.3	question	17	S5	-	wanted	yes,no,notApplicable
    17.3.1	question	17.3	S5	17.3=yes | 17.3=no	wanted	yes,no,notApplicable
    17.3.2	question	17.3	S5	17.3=yes | 17.3=no	wanted	yes,no,notApplicable
    17.3.3	question	17.3	S5	17.3=yes & 17.3.2=no	compensating	yes,no,notApplicable
    17.4	question	17	S5	17.3=no	compensating	yes,no,notApplicable
    18	question	-	S5	-	wanted	yes,no,notApplicable
    19	question	-	S5	-	wanted	yes,no,notApplicable
    20	question	-	S5	-	wanted	yes,no,notApplicable
    21	question	-	S5	-	wanted	yes,no,notApplicable
    22	question	-	S5	-	wanted	yes,no,notApplicable
    23	gate	-	S5	-	exposure	applies,doesNotApply
    23.1	question	23	S5	23=applies	wanted	yes,no,notApplicable
    23.2	question	23	S5	23=applies	wanted	yes,no,notApplicable
    23.3	question	23	S5	23=applies	wanted	yes,no,notApplicable
    23.4	question	23	S5	23=applies	wanted	yes,no,notApplicable
    24	question	-	S6	-	wanted	yes,no,notApplicable
    25	question	-	S6	-	wanted	yes,no,notApplicable
    26	question	-	S6	-	wanted	yes,no,notApplicable
    27	question	-	S6	-	wanted	yes,no,notApplicable
    28	question	-	S6	-	wanted	yes,no,notApplicable
    29	question	-	S6	-	wanted	yes,no,notApplicable
    30	question	-	S6	-	wanted	yes,no,notApplicable
    31	question	-	S6	-	wanted	yes,no,notApplicable
    32	question	-	S7	-	wanted	yes,no,notApplicable
    32.1	question	32	S7	32=yes | 32=no	wanted	yes,no,notApplicable
    32.2	question	32	S7	32=yes | 32=no	wanted	yes,no,notApplicable
    32.3	question	32	S7	32=yes | 32=no	wanted	yes,no,notApplicable
    33	question	-	S7	-	wanted	yes,no,notApplicable
    34	question	-	S7	-	wanted	yes,no,notApplicable
    35	question	-	S7	-	wanted	yes,no,notApplicable
    36	question	-	S8	-	wanted	yes,no,notApplicable
    37	question	-	S8	-	wanted	yes,no,notApplicable
    38	question	-	S8	-	wanted	yes,no,notApplicable
    39	question	-	S8	-	wanted	yes,no,notApplicable
    40	question	-	S8	-	wanted	yes,no,notApplicable
    41	question	-	S8	-	wanted	yes,no,notApplicable
    42	question	-	S8	-	wanted	yes,no,notApplicable
    43	question	-	S8	-	wanted	yes,no,notApplicable
    43.1	question	43	S8	43=yes | 43=no	wanted	yes,no,notApplicable
    44	question	-	S8	-	wanted	yes,no,notApplicable
    45	question	-	S8	-	wanted	yes,no,notApplicable
    46	question	-	S8	-	wanted	yes,no,notApplicable
    47	question	-	S8	-	wanted	yes,no,notApplicable
    48	question	-	S8	74=applies	wanted	yes,no,notApplicable
    49	question	-	S8	74=applies	wanted	yes,no,notApplicable
    50	question	-	S8	-	wanted	yes,no,notApplicable
    51	gate	-	S9	-	exposure	applies,doesNotApply
    51.1	question	51	S9	51=applies	wanted	yes,no,notApplicable
    51.2	question	51	S9	51=applies	wanted	yes,no,notApplicable
    51.3	question	51	S9	51=applies	wanted	yes,no,notApplicable
    51.4	question	51	S9	51=applies	wanted	yes,no,notApplicable
    52	question	-	S9	-	wanted	yes,no,notApplicable
    53	gate	-	S9	-	exposure	applies,doesNotApply
    53.1	question	53	S9	53=applies	wanted	yes,no,notApplicable
    53.2	question	53	S9	53=applies	wanted	yes,no,notApplicable
    53.3	question	53	S9	53=applies	wanted	yes,no,notApplicable
    53.4	question	53	S9	53=applies	wanted	yes,no,notApplicable
    53.5	question	53	S9	53=applies	wanted	yes,no,notApplicable
    53.6	question	53	S9	53=applies	wanted	yes,no,notApplicable
    53.7	question	53	S9	53=applies	wanted	yes,no,notApplicable
    53.8	question	53	S9	53=applies	wanted	yes,no,notApplicable
    54	question	-	S9	-	wanted	yes,no,notApplicable
    55	question	-	S9	-	wanted	yes,no,notApplicable
    56	question	-	S10	-	wanted	yes,no,notApplicable
    57	question	-	S10	-	wanted	yes,no,notApplicable
    57.1	question	57	S10	57=yes | 57=no	wanted	yes,no,notApplicable
    57.2	question	57	S10	57=yes | 57=no	wanted	yes,no,notApplicable
    57.3	question	57	S10	57=yes | 57=no	wanted	yes,no,notApplicable
    57.4	question	57	S10	-	wanted	yes,no,notApplicable
    58	question	-	S10	-	wanted	yes,no,notApplicable
    58.1	question	58	S10	58=yes | 58=no	wanted	yes,no,notApplicable
    58.2	question	58	S10	58=yes | 58=no	wanted	yes,no,notApplicable
    58.3	question	58	S10	58=yes | 58=no	wanted	yes,no,notApplicable
    59	gate	-	S11	-	capability	applies,doesNotApply
    59.1	question	59	S11	59=applies	wanted	yes,no,notApplicable
    59.2	question	59	S11	59=applies	wanted	yes,no,notApplicable
    60	gate	-	S11	-	capability	applies,doesNotApply
    60.1	question	60	S11	60=applies	wanted	yes,no,notApplicable
    60.2	question	60	S11	60=applies	wanted	yes,no,notApplicable
    61	gate	-	S11	-	capability	applies,doesNotApply
    61.1	question	61	S11	61=applies	wanted	yes,no,notApplicable
    61.2	question	61	S11	61=applies	wanted	yes,no,notApplicable
    62	gate	-	S11	-	capability	applies,doesNotApply
    62.1	question	62	S11	62=applies	wanted	yes,no,notApplicable
    62.2	question	62	S11	62=applies	wanted	yes,no,notApplicable
    63	gate	-	S11	-	capability	applies,doesNotApply
    63.1	question	63	S11	63=applies	wanted	yes,no,notApplicable
    63.2	question	63	S11	63=applies	wanted	yes,no,notApplicable
    64	question	-	S11	-	wanted	yes,no,notApplicable
    65	question	-	S11	-	wanted	yes,no,notApplicable
    66	question	-	S11	-	wanted	yes,no,notApplicable
    67	question	-	S11	-	wanted	yes,no,notApplicable
    68	question	-	S11	-	wanted	yes,no,notApplicable
    69	question	-	S11	68=yes | 68=no	wanted	yes,no,notApplicable
    70	question	-	S11	-	wanted	yes,no,notApplicable
    71	question	-	S11	-	wanted	yes,no,notApplicable
    71.1	question	71	S11	71=yes | 71=no	wanted	yes,no,notApplicable
    72	question	-	S11	-	wanted	yes,no,notApplicable
    73	question	-	S11	-	wanted	yes,no,notApplicable
    74	gate	-	S11	-	exposure	applies,doesNotApply
    74.1	question	74	S11	74=applies	wanted	yes,no,notApplicable
    75	question	-	S11	-	wanted	yes,no,notApplicable
    76	gate	-	S11	-	exposure	applies,doesNotApply
    76.1	question	76	S11	76=applies	wanted	yes,no,notApplicable
    76.2	question	76	S11	76=applies	wanted	yes,no,notApplicable
    76.3	question	76	S11	76=applies	wanted	yes,no,notApplicable
    77	gate	-	S12	-	exposure	applies,doesNotApply
    77.1	question	77	S12	77=applies	wanted	yes,no,notApplicable
    77.2	question	77	S12	77=applies	wanted	yes,no,notApplicable
    77.2.1	question	77.2	S12	77.2=yes | 77.2=no	wanted	yes,no,notApplicable
    77.3	question	77	S12	77=applies	wanted	yes,no,notApplicable
    77.4	question	77	S12	77=applies	wanted	yes,no,notApplicable
    77.5	question	77	S12	77=applies	wanted	yes,no,notApplicable
    78	question	-	S12	77=applies	wanted	yes,no,notApplicable
    79	question	-	S12	77=applies	wanted	yes,no,notApplicable
    80	gate	-	S13	-	exposure	applies,doesNotApply
    80.1	question	80	S13	80=applies	wanted	yes,no,notApplicable
    80.2	question	80	S13	80=applies	wanted	yes,no,notApplicable
    80.3	question	80	S13	80=applies	wanted	yes,no,notApplicable
    80.4	question	80	S13	80=applies	wanted	yes,no,notApplicable
    80.5	question	80	S13	80=applies	wanted	yes,no,notApplicable
    80.6	question	80	S13	80=applies	wanted	yes,no,notApplicable
    80.7	question	80	S13	80=applies	wanted	yes,no,notApplicable
    81	question	-	S13	80=applies	wanted	yes,no,notApplicable
    81.1	question	81	S13	81=yes | 81=no	wanted	yes,no,notApplicable
    81.2	question	81	S13	81=yes | 81=no	wanted	yes,no,notApplicable
    81.3	question	81	S13	81=yes | 81=no	wanted	yes,no,notApplicable
    82	question	-	S13	81=no	compensating	yes,no,notApplicable
    83	question	-	S13	80=applies	wanted	yes,no,notApplicable
    83.1	question	83	S13	83=yes | 83=no	wanted	yes,no,notApplicable
    84	question	-	S13	80=applies	wanted	yes,no,notApplicable
    84.1	question	84	S13	84=yes | 84=no	wanted	yes,no,notApplicable
    84.2	question	84	S13	84=yes | 84=no	wanted	yes,no,notApplicable
    85	question	-	S13	-	wanted	yes,no,notApplicable
    86	question	-	S13	-	wanted	yes,no,notApplicable
    87	question	-	S13	-	wanted	yes,no,notApplicable
    88	question	-	S13	-	wanted	yes,no,notApplicable
    89	question	-	S13	-	wanted	yes,no,notApplicable
    90	question	-	S13	-	wanted	yes,no,notApplicable
    91	question	-	S13	-	wanted	yes,no,notApplicable
    92	question	-	S14	-	wanted	yes,no,notApplicable
    93	question	-	S14	-	wanted	yes,no,notApplicable
    94	question	-	S14	-	wanted	yes,no,notApplicable
    95	question	-	S14	-	wanted	yes,no,notApplicable
    95.1	question	95	S14	95=yes | 95=no	alternative	yes,no,notApplicable
    95.2	question	95	S14	95=yes | 95=no	alternative	yes,no,notApplicable
    96	question	-	S15	-	wanted	yes,no,notApplicable
    97	question	-	S15	-	wanted	yes,no,notApplicable
    98	question	-	S15	-	wanted	yes,no,notApplicable
    99	question	-	S15	-	wanted	yes,no,notApplicable
    99.1	question	99	S15	99=yes | 99=no	wanted	yes,no,notApplicable
    100	question	-	S15	-	wanted	yes,no,notApplicable
    101	question	-	S15	-	wanted	yes,no,notApplicable
    102	question	-	S15	-	wanted	yes,no,notApplicable
    103	question	-	S15	1=applies	wanted	yes,no,notApplicable
    104	question	-	S15	-	wanted	yes,no,notApplicable
    105	gate	-	S16	-	exposure	applies,doesNotApply
    105.1	question	105	S16	105=applies	wanted	yes,no,notApplicable
    105.2	question	105	S16	105=applies	wanted	yes,no,notApplicable
    106	gate	-	S16	-	exposure	applies,doesNotApply
    106.1	question	106	S16	106=applies	wanted	yes,no,notApplicable
    """#
}
