using System.Text.RegularExpressions;

namespace SupportBot.Handoff.Promising;

/// <summary>How English promises.</summary>
internal static partial class PromiseEn
{
    private const string Ours = @"(?:i|we|(?:an?|the|our|my|your|some)\s+(?:\w+\s+)?(?:colleagues?|team|specialist|technician|engineer|manager|agent|supervisor|expert|department|somebody|someone)|(?:somebody|someone)\s+from\s+\w+)";
    private const string Will = @"(?:'ll|\s+will|\s+shall|'m\s+going\s+to|\s+am\s+going\s+to|'re\s+going\s+to|\s+are\s+going\s+to|\s+is\s+going\s+to|\s+(?:promise|plan|expect|aim|hope|intend)\s+to|\s+can(?!'|not))\b(?!\s+not\b)";
    private const string Between = @"(?:(?!\b(?:not|never|you|they|he|she|it's|until)\b)[^.;!?,]){0,70}?";
    private const string Hear = @"(?:write|reply|respond|answer|update|message|e-?mail|mail|call|phone|ring|text|ping|contact|inform|notify|tell|confirm|report|get\s+back|come\s+back|be\s+back|be\s+in\s+touch|get\s+in\s+touch|reach\s+out|follow\s+up|check|let\s+(?:you|them)\s+know|keep\s+you|send|share|provide|return\s+to|look|find\s+out|clarify|prepare|(?:have|give|get)\s+(?:you\s+)?(?:an?|the|your|my|some)\s+(?:\w+\s+)?(?:answer|update|reply|news|status|result))";
    private const string Word = @"(?:answer|update|reply|response|message|news|feedback|e-?mail|call|status)";
    // Who says what they do by a time says that they will.
    private const string Present = @"\b(?:i|we|one\s+of\s+us)\s+(?:(?!(?:not|never|cannot|you|they|he|she|it\s+(?:writes|reports|replies|answers|calls))\b)\w+\s+){0,6}?(?:writes?|reports?|reply|replies|answers?|calls?)\b(?:\s+\w+){0,4}?\s+(?:by|within|in)\b";
    private const string Commit = $@"\b{Ours}{Will}{Between}\b{Hear}\b|\b(?:i|we)\b[^.;!?]{{0,100}}?\band\s+(?:then\s+)?will\s{Between}\b{Hear}\b|\byou(?:'ll|\s+will|'re\s+going\s+to|\s+can)?\s+(?:hear\s+(?:back\s+)?from\s+(?:me|us)|(?:have|get|receive|expect)\s+(?:an?|the|my|our|your)\s+(?:\w+\s+)?{Word})|\bexpect\s+(?:an?|my|our|the)\s+(?:\w+\s+)?{Word}|\b(?:my|our|the)\s+next\s+{Word}\s+(?:comes|will|follows|is)\b|\b(?:an|the|my|our|their)\s+{Word}\s+(?:comes|will\s+(?:come|follow))\b|\bnews\s+(?:comes|follows|will\s+(?:come|follow))\b|{Present}";
    private const string Turn = @"\b(?:if|unless|when|once|as\s+soon\s+as|until\s+(?:the|you|they|it|we)|because|which|who|that|so\s+that|but)\b|\band\s+(?=(?:i|we|you)\b)";
    private const string Else = @"\b(?:if|unless|when|once|until|because|please|you|your|they|he|she|who|which|was|were|is|are|will|has|had|opens?|closes?)\b";
    private const string At = @"[0-9]{1,2}(?:[:.][0-9]{2})?";
    private const string Aside = $@"\b(?:after|since|from|not\s+before|between)\s+{At}(?:\s*(?:am|pm))?(?:\s*(?:to|-|and|until|till)\s*{At})?";
    private const string Count = @"[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|a\s+couple\s+of|a\s+few|an?|the";
    private const string In = $@"\b(?:in|within)\s+(?:(?:about|around|roughly|approximately|at\s+most|less\s+than|under|another|next|the\s+next)\s+)*(?:(?<half>half)\s+(?:an|a|of\s+an)\s+hour|(?<quarter>(?:a\s+)?quarter)\s+of\s+an\s+hour|(?:an|one)\s+hour\s+and\s+a\s+(?<more>half)|(?:(?<n>{Count})\s*)?(?:(?<m>min(?:ute)?s?)|(?<h>hours?|hrs?|h)|(?<d>days?))(?:\s+and\s+a\s+(?<more>half))?)\b";
    private const string Hour = @"[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
    private const string ByClock = $@"(?:\b(?:by|before|until|till|at|around|about|than|latest)\s+(?:(?:about|around)\s+)?(?<hour>{Hour})(?:[:.](?<minute>[0-9]{{2}}))?|\b(?<hour>[0-9]{{1,2}}):(?<minute>[0-9]{{2}})|\b(?<hour>[0-9]{{1,2}})(?=\s*[ap]\.?m\b))\s*(?:o'?clock)?\s*(?:(?<am>a\.?m\b)|(?<pm>p\.?m\b))?(?!\s*(?:[%€$]|percent|days?\b|hours?\b|minutes?\b|weeks?\b|st\b|nd\b|rd\b|th\b|[0-9]))";
    private const string Days = @"\b(?:(?<after>day\s+after\s+tomorrow)|(?<tomorrow>tomorrow)|(?<today>today|tonight)|(?:end\s+of\s+(?:the|this)\s+(?<week>week))|(?<nextweek>next\s+week)|(?:(?<next>next)\s+)?(?:(?<w1>monday)|(?<w2>tuesday)|(?<w3>wednesday)|(?<w4>thursday)|(?<w5>friday)|(?<w6>saturday)|(?<w7>sunday))|(?:the\s+)?(?<date>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(?<date>[0-9]{1,2})(?:st|nd|rd|th)?)\b";
    private const string Parts = @"\b(?:(?<morning>morning)|(?<noon>noon|midday|lunch(?:time)?)|(?<afternoon>afternoon)|(?<evening>evening|tonight)|(?<close>end\s+of\s+(?:the\s+|my\s+|our\s+|this\s+)?(?:business(?:\s+day)?|working\s+day|work\s+day|day)|eod|cob|close\s+of\s+business|close\s+of\s+day))\b";

    public static PromiseTongue Tongue { get; } = new(Commits(), Turns(), Foreign(), Asides(), Span(), Clock(), Day(), Part(), new Dictionary<string, double>
    {
        ["a"] = 1, ["an"] = 1, ["the"] = 1, ["one"] = 1, ["two"] = 2, ["a couple of"] = 2, ["three"] = 3, ["a few"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7,
        ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["fifteen"] = 15, ["twenty"] = 20, ["thirty"] = 30,
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
