import Foundation
import Synchronization

/// How characters of names are read aloud, in the letters of pinyin without tones; ü is written v, as on a keyboard.
///
/// The main reading is ICU's (`Han-Latin`); characters of several readings have all those of the Table of General Standard
/// Chinese Characters (Unihan 15.0, `kTGHZ2013`) and those that only names of places and firms have: 六安, 漯河, 黄陂, 乾县.
enum NameReadings {
  /// The readings of each character, the main one first; none of what is no Chinese character.
  static func of(_ scalars: [Unicode.Scalar]) -> [[[UInt8]]] {
    known.withLock { known in
      scalars.map { scalar in
        guard scalar.value >= 0x3400 else { return [] }
        if let readings = known[scalar] { return readings }
        let readings = NameReadings.readings(scalar)
        known[scalar] = readings
        return readings
      }
    }
  }

  private static func readings(_ scalar: Unicode.Scalar) -> [[UInt8]] {
    guard scalar.properties.isUnifiedIdeograph else { return [] }
    var readings = several[scalar] ?? []
    if let main = letters(String(scalar)) {
      readings.removeAll { $0 == main }
      readings.insert(main, at: 0)
    }
    return readings
  }

  /// What has been looked up: ICU takes microseconds a character.
  private static let known = Mutex<[Unicode.Scalar: [[UInt8]]]>([:])

  private static func letters(_ text: String) -> [UInt8]? {
    guard let latin = text.applyingTransform(.mandarinToLatin, reverse: false), latin != text else { return nil }
    // Decomposed, ü with its tone keeps the diaeresis.
    let plain = latin.decomposedStringWithCanonicalMapping.replacing("u\u{308}", with: "v")
    let letters = plain.unicodeScalars.filter { ("a"..."z").contains($0) }.map { UInt8($0.value) }
    return letters.isEmpty ? nil : letters
  }

  private static let several: [Unicode.Scalar: [[UInt8]]] = {
    var readings: [Unicode.Scalar: [[UInt8]]] = [:]
    for group in groups.split(separator: ";") {
      let halves = group.split(separator: ":")
      let all = halves[0].split(separator: " ").map { Array($0.utf8) }
      for scalar in halves[1].unicodeScalars { readings[scalar] = all }
    }
    return readings
  }()

  /// How they are read, then the characters.
  private static let groups = """
    a e:阿;a yan:腌;ai e:欸;ai yi:嗌艾;an han:犴;ao niu:拗;ba pa:扒耙;bai bo:伯柏;bang beng:蚌;bang pang:磅膀;bang peng:搒;\
    bao bo:剥薄;bao bu pu:堡;bao pao:刨炮;bao pu:曝瀑;bei bi:臂;bei pi:陂;bi mi:泌秘;bi pi:辟;bian pian:便扁;biao piao:骠;\
    bin bing:槟;bin fen:玢;bing ping:屏;bo bu:卜;bo po:桲泊;bu pu:埔;ca cha:嚓;can cen shen:参;cang zang:藏;\
    ceng zeng:曾;cha chai ci:差;cha sha:刹;cha zha:喳查馇;chan dan shan:单;chan shan:禅;chan tan:镡;chang zhang:长;\
    chao chuo:绰;chao zhao:朝;che chi:尺;che ju:车;chen cheng:称;chen qin:梣;chen shen:棽;cheng dang:铛;cheng deng:澄;\
    cheng sheng:晟盛;chi shi:匙;chong shuang:漴;chong yong:涌;chong zhong:种重;chou dao:帱;chou niu:杻;chou qiu:仇;\
    chou xiu:臭;chu xu:畜;chuai chuo:啜;chuan zhuan:传;chuang zhuang:幢;ci si:伺;ci zi:兹茈;cong zong:枞;cu zu:卒;\
    cuan zan:攒;cuo zuo:撮;da dai:大;da ta:沓鿎;dai tai:骀;dan shan:膻;dan shi:石;dan tan:弹澹;dao tao:叨;de dei:嘚得;\
    de di:地的;di ti:提;di zhai:翟;diao tiao:调;diao yao:铫;die zha:喋;dong tong:垌峒洞;dou du:读都;du duo:度;du she:阇;\
    dun tun:囤;dun zhuan:沌;duo tuo:驮;e o:哦;e wu:恶;er nai:耏;fan pan:番;fan po:繁;fei fu:芾;fo fu:佛;fou pi:否;\
    fu mi:宓;fu pu:脯;ga jia:夹戛;ga jia qie:伽;ga ka:咖;gai ge:盖;gai jie:芥;gan han:虷;gan qian:干;gang kang:扛;\
    gang zhuang:戆;ge ha:蛤;ge he:合;ge ka lo luo:咯;ge le:饹;ge li:鬲;gei ji:给;geng jing:颈;gou ju:句枸;gu gua:呱;\
    gu hu:鹄鹘;gu jia:贾;gua wa:坬;guan lun:纶;guan wan:莞;gui hui:桧;gui jiong:炅;gui ju:柜;gui jun qiu:龟;guo wo:涡;\
    hai huan:还;hai ke:咳;hang heng xing:行;hang keng:吭;hang xiang:巷;hao he:貉;he hu:核;he hu huo:和;he xia:吓;\
    heng hng:哼;hong jiang:虹;hu xu:浒;huan xun:郇;huan yuan:圜;hui hun:珲;hui kuai:会;hui kui:溃;hui yue:哕;ji jie:藉;\
    ji qi:亟奇期缉荠;ji xi:系;ji zhai:祭;jia jie:价;jia qie:茄;jian kan:槛;jian qian:犍;jian xian:见;jiang qiang:强;\
    jiang xiang:降;jiao jue:嚼觉角;jiao qiao:峤;jiao qiu:湫;jiao xiao:校;jiao yao:侥;jie kai:楷;jie xie:絜解颉;\
    jin jing:劲;jing liang:靓;ju qie:趄;ju qu:岨苣;ju zui:咀;juan quan:圈;jun qu:焌;jun qun:麇;jun suo:葰;jun xun:浚;\
    jun yun:筠;ka qia:卡;ke qiao:壳;la lao luo:落;lang liang:莨;lao le yue:乐;lao luo:烙络;le lei:勒;le liao:了;\
    leng ling:棱;li lian:浰;li yue:栎;lia liang:俩;liu lu:六碌陆;long nong:弄;long shuang:泷;lou lu:露;lou lv:偻𦝼;\
    lu lv:绿;luo lv:捋;luo ta:漯;lv shuai:率;ma mo:抹摩;mai man:埋;mai mo:脉;man wan:蔓;mei mi:糜;mei mo:没;\
    miao miu mou:缪;mie nie:乜;mo mu:模;mo wan:万;mo wu:无;mou mu:牟;na nan:南;na ne:哪;na nuo:娜𦰡;ne ni:呢;\
    nian zhan:粘;niao sui:尿;nve yao:疟;ou qu:区𫭟;pai po:迫;pan pang:胖;piao po pu:朴;qi si:俟;qi xi:栖蹊;qian qie:慊;\
    qian xi:茜;qian xian:纤;qian xun:荨;qian yan:铅;qiao que:雀;qiao shao:鞘;qin qing:亲;qin tan:覃;qiu you:蝤;\
    qu xu:戌;quan xuan:券;ren shen:葚;sa suo:挲;sai se:塞;san shen:糁;se shai:色;sha shan:杉;sha suo:莎;sha xia:厦;\
    shan zha:栅;shao xiao:蛸;shao zhao:召;she shi:拾;she xi:歙;she zhe:折;shei shui:谁;shen shi:什;shen xin:莘;\
    sheng xing:省;shi si:似;shi xu:嘘;shi zhi:峙殖氏识;shou shu:熟;shu shuo:数;shu zhu:术;shui shuo:说;su suo:缩;\
    su xiu:宿;ta tuo:拓铊;ti xi:裼;ti yi:荑;tui tun:褪;wai wei:崴;wei xu:圩;wei yi:尾;wei yu:尉蔚;xi xian:洗;xiao xue:削;\
    xie xue:血;xie ye:叶;xing ying:荥;xu yu:吁;ya zha:轧;yan ye:咽;yan yin:殷;yan yuan:芫;yao yue:约钥;yong yu:喁;\
    yu yun:熨;yuan yun:员;za zan:拶;za ze zha:咋;za zha:扎;zai zi:仔;zang zhuang:奘;ze zhai:择;ze zuo:笮;zeng zong:综;\
    zha zuo:柞;zhai zhi:豸;zhao zhe zhuo:着;zhao zhou:啁;zhao zhua:爪;zhi zi:吱;zhu zhuo:著;zhuo zuo:琢
    """
}
