using System.Text.RegularExpressions;
using SupportBot.Conversations;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Tests.Triage;

/// <summary>The rules of the craft that every shipped text keeps, whatever it says.</summary>
public partial class WordingTests
{
    [Fact]
    public void No_text_shouts_cheers_or_decorates()
    {
        foreach (var (name, text) in Texts())
        {
            text.ShouldNotContain("!", customMessage: name);
            text.EnumerateRunes().ShouldNotContain(r => r.Value > 0x2190, name);
            Shouted().IsMatch(text).ShouldBeFalse($"{name}: {text}");
            text.ShouldBe(text.Trim(), name);
            text.ShouldNotContain("  ", customMessage: name);
        }
    }

    [Fact]
    public void C03_C08_C14_C15_C30_No_text_promises_sells_blames_or_says_a_formula() =>
        ConductCheck.Folder(Path.Combine(AppContext.BaseDirectory, "playbook")).ShouldBeEmpty();

    [Fact]
    public void C23_Russian_says_vy_and_Polish_stays_impersonal_unless_asked_otherwise()
    {
        foreach (var (name, text) in Texts(Language.Ru, FormOfAddress.Formal)) RussianFamiliar().IsMatch(text).ShouldBeFalse($"{name}: {text}");
        foreach (var (name, text) in Texts(Language.Pl, FormOfAddress.Formal)) PolishAddress().IsMatch(text).ShouldBeFalse($"{name}: {text}");
    }

    [Fact]
    public void C23_Whoever_asked_for_ty_reads_ty_in_Russian_and_in_Polish()
    {
        foreach (var (name, text) in Texts(Language.Ru, FormOfAddress.Informal).Where(Addresses)) RussianPolite().IsMatch(text).ShouldBeFalse($"{name}: {text}");
        foreach (var (name, text) in Texts(Language.Pl, FormOfAddress.Informal).Where(Addresses)) PolishPolite().IsMatch(text).ShouldBeFalse($"{name}: {text}");
    }

    [Fact]
    public void C23_English_has_one_form_of_address() =>
        Texts(Language.En, FormOfAddress.Formal).ShouldBe(Texts(Language.En, FormOfAddress.Informal));

    [Fact]
    public void Each_text_is_written_in_its_language()
    {
        foreach (var (name, text) in Texts(Language.En).Where(t => !t.Name.StartsWith(nameof(Phrase.LanguageUnknown), StringComparison.Ordinal)))
            text.ShouldAllBe(c => c < 0x250 || char.IsPunctuation(c), name);
        foreach (var (name, text) in Texts(Language.Pl).Where(t => t.Text.Length > 12 && !t.Name.StartsWith(nameof(Phrase.LanguageUnknown), StringComparison.Ordinal)))
            text.ShouldNotContain(c => c >= 'а' && c <= 'я', name);
        foreach (var (name, text) in Texts(Language.Ru).Where(t => t.Text.Contains(' ') && !t.Text.StartsWith('{')))
            text.ShouldContain(c => c >= 'а' && c <= 'я', name);
    }

    [Fact]
    public void A_question_ends_its_text()
    {
        foreach (var step in ShippedPlaybook.It.Active.SelectMany(s => s.Steps).OfType<Step.Ask>())
        {
            foreach (var text in ShippedPlaybook.Languages.SelectMany(l => step.Text.Variants(l)).Select(text => Blank.Addressed(text, FormOfAddress.Informal)))
                (text[^1] is '?' or '.').ShouldBeTrue(text);
        }
    }

    [Fact]
    public void Whoever_cannot_answer_what_must_be_written_has_a_button_to_say_so()
    {
        var asks = ShippedPlaybook.It.Active.SelectMany(s => s.Steps).OfType<Step.Ask>()
            .Where(a => a.Check is not (null or Check.Text or Check.YesNo));

        foreach (var ask in asks) ask.Options.ShouldContain(o => o.Value == Buttons.Unknown, ask.Id);
    }

    private static IEnumerable<(string Name, string Text)> Texts() => ShippedPlaybook.Languages.SelectMany(Texts);

    private static IEnumerable<(string Name, string Text)> Texts(Language language) =>
        Enum.GetValues<FormOfAddress>().SelectMany(form => Texts(language, form)).Distinct();

    // Buttons are the customer's own words, and whose language is unknown has asked for no form.
    private static bool Addresses((string Name, string Text) said) =>
        !said.Name.StartsWith("Choice", StringComparison.Ordinal) && !said.Name.StartsWith(nameof(Phrase.LanguageUnknown), StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Text)> Texts(Language language, FormOfAddress form)
    {
        var phrases = ShippedPlaybook.Phrases;
        var scripts = ShippedPlaybook.It.Active.SelectMany(s => ShippedPlaybook.Texts(s).Select(t => (Name: s.Id.ToString(), Words: t)));
        var all = phrases.All.Select(p => (p.Key.ToString(), p.Value))
            .Concat(phrases.ByMood.Select(p => ($"{p.Key.Phrase} to {p.Key.Mood}", p.Value)))
            .Concat(phrases.Topics.Select(t => ($"topic {t.Key}", t.Value)))
            .Concat(phrases.Reasons.Select(r => ($"reason {r.Key}", r.Value)))
            .Concat(phrases.Kinds.Select(k => ($"kind {k.Key}", k.Value)))
            .Concat(phrases.FactTexts.Select(f => ($"fact {f.Key}", f.Value)))
            .Concat(scripts);
        return all.SelectMany(t => t.Item2.Variants(language).Select(text => ($"{t.Item1} {language}", Blank.Addressed(text, form))));
    }

    // Words of five capitals or more; names of keys and standards stay below that.
    [GeneratedRegex(@"\b\p{Lu}{5,}\b")]
    private static partial Regex Shouted();

    [GeneratedRegex(@"\b(ты|тебе|тебя|тобой|тво(й|я|ё|е|и|его|ей|ему|им|ём|ю|их)|напиши|выбери|проверь|открой|закрой|скопируй|пиши|поправь|сохрани|включи|выключи|смени|введи)\b", RegexOptions.IgnoreCase)]
    private static partial Regex RussianFamiliar();

    // "сайте", "защите" and the like are no verbs.
    [GeneratedRegex(@"\b(вы|вас|вам|вами|ваш(а|е|и|его|ей|ему|им|ем|у|их|ими)?|(?!сайте\b|визите\b|защите\b|элите\b|лимите\b|кредите\b|аудите\b)\w+(йте|ите|ьте)(сь)?|можете|хотите|видите|будете|знаете)\b", RegexOptions.IgnoreCase)]
    private static partial Regex RussianPolite();

    [GeneratedRegex(@"\b(pan|pani|panu|pana|państwo|państwa|państwu|ty|tobie|ciebie|cię|ci|tw(ój|oja|oje|ojego|ojej|oim|oją|oich)|napisz|wybierz|sprawdź|kliknij|popraw|otwórz|podaj|skopiuj|możesz|chcesz|musisz|pisz|wyłącz|włącz|zmień)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PolishAddress();

    [GeneratedRegex(@"\b(proszę|pan|pani|panu|pana|państwo|państwa|państwu|należy\s+\w+ć)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PolishPolite();
}
