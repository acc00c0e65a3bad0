/// Words that, written about a person, say something of a special category: folded, whole, Dutch and English.
///
/// Short on purpose. It warns whoever writes; it is no proof that a text without them is harmless.
/// - Law: Art. 9(1) GDPR.
let specialWords: [(category: DataCategory, words: [String])] = [
  (
    .origin,
    words(
      """
      afkomst,allochtoon,etniciteit,etnische,huidskleur,roma,sinti,zigeuner,\
      ethnicity,ethnic,gypsy,racial,skin colour,skin color
      """)
  ),
  (
    .politics,
    words(
      """
      communist,lid van de partij,partijlid,politieke voorkeur,socialist,stemt op,\
      party member,political opinion,votes for
      """)
  ),
  (
    .belief,
    words(
      """
      atheist,boeddhist,christelijk,gelovig,geloofsovertuiging,gereformeerd,halal,hindoe,jehova,jood,joods,katholiek,\
      kosher,koosjer,moslim,protestant,ramadan,\
      buddhist,catholic,hindu,jewish,muslim,religious
      """)
  ),
  (.union, words("cnv,fnv,vakbond,vakbondslid,trade union,union member")),
  (.genetic, words("dna,erfelijk,genetisch,genetic,hereditary")),
  (
    .biometric,
    words("biometrisch,gezichtsherkenning,irisscan,vingerafdruk,biometric,face recognition,fingerprint,iris scan")
  ),
  (
    .health,
    words(
      """
      aids,allergie,allergisch,autisme,chemo,dementie,depressie,depressief,diabeet,diabetes,epilepsie,gehandicapt,hiv,\
      kanker,medicijnen,rolstoel,suikerziekte,verslaafd,verslaving,ziek,ziekte,zwanger,\
      addicted,allergic,allergy,autism,cancer,dementia,depressed,depression,diabetic,disability,disabled,disease,\
      epilepsy,illness,medication,pregnant,wheelchair
      """)
  ),
  (
    .sexuality,
    words(
      """
      biseksueel,homo,homoseksueel,lesbisch,seksuele voorkeur,transgender,\
      bisexual,gay,homosexual,lesbian,sexual orientation
      """)
  ),
]

private func words(_ list: String) -> [String] { list.split(separator: ",").map(String.init) }
