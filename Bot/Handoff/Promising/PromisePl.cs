using System.Text.RegularExpressions;

namespace SupportBot.Handoff.Promising;

/// <summary>How Polish promises. Without marks "napiszę" reads like "napisze", so whoever writes besides us is looked at.</summary>
internal static partial class PromisePl
{
    private const string Hear = "napisze|napiszemy|odpisze|odpiszemy|odpowiem|odpowiemy|odezwe|odezwiemy|dam|damy|wroce|wrocimy|skontaktuje|skontaktujemy|zadzwonie|zadzwonimy|oddzwonie|oddzwonimy|poinformuje|poinformujemy|powiadomie|powiadomimy|przesle|przeslemy|wysle|wyslemy|sprawdze|sprawdzimy|potwierdze|potwierdzimy|zaktualizuje|zaktualizujemy|podam|podamy|ustale|ustalimy|dowiem|dowiemy|przygotuje|przygotujemy|opowiem|wyjasnie|wyjasnimy";
    private const string Infinitive = "napisac|odpisac|odpowiedziec|odezwac|wrocic|skontaktowac|zadzwonic|oddzwonic|poinformowac|przeslac|wyslac|sprawdzic|potwierdzic|dac|podac";
    private const string Others = @"(?<!\b(?:pan|pani|klient\w*|kurier|bank|sklep|producent|ktos|nikt|on|ona|nie|mowil\w*|ze)\s)";
    private const string Ours = "kolega|kolezanka|specjalist\\w+|konsultant\\w*|technik|inzynier|zespol|menedzer|ksiegowosc|dzial";
    private const string TheyHear = "napisze|odpisze|odpowie|odezwie|skontaktuje|zadzwoni|oddzwoni|poinformuje|przesle|wysle";
    private const string Commit = $@"{Others}\b(?:{Hear})\b|(?<!\bnie\s)\b(?:obiecuje|obiecujemy|postaram|postaramy|sprobuje|sprobujemy|zamierzam|planuje|planujemy|moge|mozemy|bede\s+mogl\w*)\s[^.,;!?]{{0,30}}?\b(?:{Infinitive})\b|\b(?:otrzyma|otrzymasz|dostanie|dostaniesz|uslyszy|uslyszysz)\b[^.,;!?]{{0,30}}?\b(?:odpowiedz|wiadomosc|informacj\w+|ode\s+mnie|od\s+nas)\b|\b(?:odpowiedz|wiadomosc|aktualizacja)\b[^.,;!?]{{0,30}}?\b(?:bedzie|przyjdzie|nadejdzie|pojawi)\b|\b(?:bedzie|przyjdzie|nadejdzie)\b[^.,;!?]{{0,20}}?\b(?:odpowiedz|wiadomosc)\b|\b(?:{Ours})\b[^.,;!?]{{0,30}}?\b(?:{TheyHear})\b";
    private const string Turn = @"\b(?:jesli|jezeli|gdy|kiedy|jak\s+tylko|dopoki|poniewaz|bo|ze|ktor\w+|zeby|aby|ale)\b";
    private const string Else = @"\b(?:jesli|jezeli|gdy|kiedy|jak\s+tylko|dopoki|poniewaz|bo|ktor\w+|zeby|aby|prosze|pan|pani|panstwo|byl\w*|jest|zamyk\w+|dziala\w*|dotrze)\b";
    private const string At = @"[0-9]{1,2}(?:[:.][0-9]{2})?";
    private const string Aside = $@"\b(?:po|od|nie\s+wczesniej\s+niz(?:\s+o)?|miedzy|pomiedzy)\s+{At}(?:\s*(?:do|-|a|i)\s*{At})?";
    private const string Small = "jedn\\w+|dwa|dwie|dwoch|dwu|trzy|trzech|cztery|czterech|piec|pieciu|szesc|szesciu|siedem|osiem|dziewiec|dziesiec|dziesieciu|pietnascie|pietnastu|dwadziescia|dwudziestu|trzydziesci|trzydziestu|pare|paru|kilka|kilku";
    private const string In = $@"\b(?:za|w\s+ciagu|w\s+przeciagu)\s+(?:(?:okolo|jakies|najblizsz\w+|nastepn\w+|maksymalnie|najdalej)\s+)*(?:(?<half>pol)\s+godziny|(?<more>poltorej|poltora)\s+godziny|(?<quarter>kwadransa?)|(?:(?<n>[0-9]{{1,3}}|{Small})\s+)?(?:(?<m>minut\w*|min\b)|(?<h>godzin\w*|h\b)|(?<d>dzien|dni|dnia|doby)))";
    private const string Hour = "[0-9]{1,2}|pierwszej|drugiej|trzeciej|czwartej|piatej|szostej|siodmej|osmej|dziewiatej|dziesiatej|jedenastej|dwunastej|trzynastej|czternastej|pietnastej|szesnastej|siedemnastej|osiemnastej";
    private const string ByClock = $@"(?:\b(?:do|o|przed|okolo|na)\s+(?:godz(?:iny|inie)?\.?\s*)?(?<hour>{Hour})(?:[:.](?<minute>[0-9]{{2}}))?|\b(?<hour>[0-9]{{1,2}}):(?<minute>[0-9]{{2}}))\b(?:-?(?:tej|ej))?\s*(?:(?<am>rano)|(?<pm>po\s+poludniu|wieczorem))?(?!\s*(?:%|zl|minut|godzin|dni|tygodn|[0-9]))";
    private const string Month = "sty\\w*|lut\\w*|mar\\w*|kwi\\w*|maj\\w*|cze\\w*|lip\\w*|sie\\w*|wrz\\w*|paz\\w*|lis\\w*|gru\\w*";
    private const string Days = $@"\b(?:(?<after>pojutrze)|(?<tomorrow>jutro|jutra)|(?<today>dzisiaj|dzis)|konca\s+(?:tego\s+)?(?<week>tygodnia)|(?<nextweek>przyszlym\s+tygodniu|nastepnym\s+tygodniu)|(?:(?<next>przyszl\w+|nastepn\w+)\s+)?(?:(?<w1>poniedzial\w+)|(?<w2>wtor\w+)|(?<w3>srod[eya])|(?<w4>czwart\w+)|(?<w5>piatek|piatk\w+)|(?<w6>sobot\w+)|(?<w7>niedziel\w+))|(?<date>[0-9]{{1,2}})\s+(?<month>{Month}))\b";
    private const string Parts = @"\b(?:(?<afternoon>po\s+poludniu)|(?<noon>poludnia|poludnie|poludniem)|(?<morning>rano)|(?<evening>wieczorem|wieczora)|(?<close>konca\s+(?:dnia|pracy|tego\s+dnia)(?:\s+(?:pracy|roboczego))?))\b";

    public static PromiseTongue Tongue { get; } = new(Commits(), Turns(), Foreign(), Asides(), Span(), Clock(), Day(), Part(), new Dictionary<string, double>
    {
        ["jedna"] = 1, ["jednej"] = 1, ["jeden"] = 1, ["pierwszej"] = 1, ["dwa"] = 2, ["dwie"] = 2, ["dwoch"] = 2, ["dwu"] = 2, ["pare"] = 2, ["paru"] = 2, ["drugiej"] = 2, ["kilka"] = 3, ["kilku"] = 3,
        ["trzy"] = 3, ["trzech"] = 3, ["trzeciej"] = 3, ["cztery"] = 4, ["czterech"] = 4, ["czwartej"] = 4, ["piec"] = 5, ["pieciu"] = 5, ["piatej"] = 5, ["szesc"] = 6, ["szesciu"] = 6, ["szostej"] = 6,
        ["siedem"] = 7, ["siodmej"] = 7, ["osiem"] = 8, ["osmej"] = 8, ["dziewiec"] = 9, ["dziewiatej"] = 9, ["dziesiec"] = 10, ["dziesieciu"] = 10, ["dziesiatej"] = 10, ["jedenastej"] = 11,
        ["dwunastej"] = 12, ["trzynastej"] = 13, ["czternastej"] = 14, ["pietnascie"] = 15, ["pietnastu"] = 15, ["pietnastej"] = 15, ["szesnastej"] = 16, ["siedemnastej"] = 17, ["osiemnastej"] = 18,
        ["dwadziescia"] = 20, ["dwudziestu"] = 20, ["trzydziesci"] = 30, ["trzydziestu"] = 30,
    });

    [GeneratedRegex(Commit)]
    private static partial Regex Commits();

    [GeneratedRegex(Turn)]
    private static partial Regex Turns();

    [GeneratedRegex(Else)]
    private static partial Regex Foreign();

    [GeneratedRegex(Aside)]
    private static partial Regex Asides();

    [GeneratedRegex(In)]
    private static partial Regex Span();

    [GeneratedRegex(ByClock)]
    private static partial Regex Clock();

    [GeneratedRegex(Days)]
    private static partial Regex Day();

    [GeneratedRegex(Parts)]
    private static partial Regex Part();
}
