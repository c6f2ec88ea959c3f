using SupportBot.Conversations;
using SupportBot.Handoff;
using SupportBot.Triage;
using SupportBot.Triage.Listening;

namespace SupportBot.Dialogs;

/// <summary>What was heard in a burst, with the conversation already knowing it.</summary>
/// <param name="Text">All words of the burst.</param>
/// <param name="Choice">The value of the button that was pressed, or whose label or number was typed.</param>
/// <param name="Assessment">What was read; a button press alone keeps what was read before.</param>
internal sealed record Heard(Draft Draft, string Text, string? Choice, Assessment Assessment);

/// <summary>The first part of a turn: language, facts, tone and urgency come out of whatever was written, whoever owns the ticket (C02).</summary>
internal static class Listening
{
    private const int WordsToChangeLanguage = 4;
    private const int LettersThatTell = 4;
    private const int LongestSymptom = 200;

    public static bool IsThanks(Assessment read, string text) => PlainThanks.IsAll(text) ||
        (read.Sentiment.Is(Sentiment.Positive) && read.Urgency.Value is Urgency.Low && read.Topic.Value is Topic.Feedback or Topic.Other);

    /// <summary>Whoever reads it owes an answer: it is no thanks, no gesture and nothing that is answered at once.</summary>
    public static bool WantsAnswer(TurnInput input) => input.Messages.Count > 0 && Commanded.In(input.Messages) is null && !IsGesture(input.Messages)
        && !IsThanks(input.Assessment, TextOf(input.Messages));

    /// <summary>The words of a burst, which the classifier reads and people label: without the labels of pressed buttons and without commands.</summary>
    public static string TextOf(IReadOnlyList<Message> burst) => string.Join('\n', burst
        .Where(message => message.Choice is null && message.Text.Length > 0 && Commanded.Read(message) is null).Select(message => message.Text)).Trim();

    /// <summary>A thumb up, a smile or a sticker: seen by people, and nothing to answer.</summary>
    public static bool IsGesture(IReadOnlyList<Message> burst) => burst.All(message => message is { Choice: null, Unreadable: null or "sticker" }
        && (message.Attachments is [{ IsSticker: true }] || (message.Attachments is [] && !message.Text.Any(c => char.IsLetterOrDigit(c) || c is '?'))));

    /// <summary>The language the turn is answered in.</summary>
    public static Language LanguageOf(TurnInput input)
    {
        var (draft, text) = (new Draft(input, input.Conversation), TextOf(input.Messages));
        return Spoken(draft, text, ChoiceOf(draft, text)).Language;
    }

    public static Heard To(Draft draft)
    {
        var input = draft.Input;
        var text = TextOf(input.Messages);
        var choice = ChoiceOf(draft, text);
        var isButton = input.Messages.All(message => message.Choice is not null || Commanded.Read(message) is not null);
        var spoken = Spoken(draft, text, choice);
        if (isButton) return Judged(new Heard(draft.With(spoken), text, choice, InContext.Recalled(spoken.Ticket, input.Assessment)));
        spoken = spoken with { Facts = spoken.Facts.With(FactExtractor.Extract(text, draft.Today, input.Playbook.Company)) };
        var said = SaidIn(draft, text, spoken.Facts);
        var meant = InContext.Of(draft.Conversation, said);
        draft = draft.With(spoken with { Tone = meant.Tone, Nudges = meant.Nudges, Ticket = TicketAfter(spoken.Ticket, said, meant, text) });
        return Judged(new Heard(Named(meant.Rise) is { } rise ? draft.Record(rise) : draft, text, choice, meant.Assessment));
    }

    /// <summary>Nobody wrote: what was heard before is what is known.</summary>
    public static Heard Again(Draft draft) => Judged(new Heard(draft, "", null, InContext.Recalled(draft.Ticket, Assessment.Unsure)));

    // Whether first line can solve it, once it is known what it is (C09). People who gave it back have judged that themselves.
    private static Heard Judged(Heard heard)
    {
        var (draft, input) = (heard.Draft, heard.Draft.Input);
        var chance = draft.Conversation.IsGivenBack ? null : input.Record.Of(Buttons.ReadTopic(heard.Choice) ?? draft.Ticket.Topic, draft.Conversation.Facts);
        return chance is null ? heard : heard with { Draft = draft with { Input = input with { Circumstances = input.Circumstances with { FirstLine = chance } } } };
    }

    /// <summary>The tone of these words, and nothing else of them.</summary>
    public static Draft Toned(Draft draft) => draft.With(draft.Conversation with
    {
        Tone = InContext.Of(draft.Conversation, SaidIn(draft, TextOf(draft.Input.Messages), draft.Conversation.Facts)).Tone,
    });

    private static Said SaidIn(Draft draft, string text, Facts facts)
    {
        var read = draft.Input.Assessment;
        return new Said(read, IsThanks(read, text) ? FollowUp.Thanks : FollowUps.Read(text), draft.Input.Now)
        {
            Together = draft.Input.Together,
            IsDueSoon = DateOnly.TryParseExact(facts[FactNames.Deadline], "yyyy-MM-dd", out var deadline) && deadline <= draft.Today.AddDays(1),
        };
    }

    // The first words that name the matter are the symptom (C08).
    private static Ticket TicketAfter(Ticket before, Said said, Meant meant, string text) => before with
    {
        Urgency = meant.Urgency,
        Topic = before.Topic is Topic.Other ? meant.Assessment.Topic.Or(Topic.Other) : before.Topic,
        Symptom = before.Symptom ?? (said.FollowUp is FollowUp.Nudge || said.Read.Topic.Or(Topic.Other) is Topic.Other ? null : Shortened(text)),
    };

    private static string? Named(Rise rise) => rise switch
    {
        Rise.None => null,
        Rise.AskedAgain => "asked_again",
        Rise.DueSoon => "due_soon",
        Rise.Worse => "grew_worse",
    };

    private static string Shortened(string text) => text.Length <= LongestSymptom ? text : string.Concat(text.AsSpan(0, LongestSymptom - 1), "…");

    /// <summary>The value of the button that was pressed, or whose label or number was typed; null for none.</summary>
    public static string? ChoiceOf(Draft draft, string text)
    {
        if (draft.Input.Messages.LastOrDefault(message => message.Choice is not null) is { } pressed) return pressed.Choice;
        var offered = draft.Conversation.Offered;
        if (offered.Count == 0 || text.Length == 0) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= offered.Count)
            return offered[number - 1].Value;
        if (offered is [{ Value: Buttons.GoOn }, { Value: Buttons.Person }] && PersonRequest.IsChosen(text)) return Buttons.Person;
        return offered.FirstOrDefault(choice => choice.Label.Equals(text, StringComparison.OrdinalIgnoreCase))?.Value;
    }

    // A quoted error in English does not make a Russian customer English: it takes a sentence, and a text before it in the same language.
    private static Conversation Spoken(Draft draft, string text, string? choice)
    {
        var (before, read) = (draft.Conversation, draft.Input.Assessment.Language.Or(Language.Other));
        if (LanguageButtons.Read(choice) is { } chosen) return before with { Language = chosen, Heard = chosen };
        if (read is Language.Other || IsOfAnyLanguage(text))
            return before.Language is Language.Other ? before with { Language = Hinted(draft.Input.LanguageHint, text) is var hinted and not Language.Other ? hinted : read } : before;
        var changes = before.Heard is Language.Other || (before.Heard == read && WordsIn(text) >= WordsToChangeLanguage);
        return before with { Language = changes ? read : before.Language, Heard = read };
    }

    private static Language Hinted(string? hint, string text) => (hint ?? "").Split('-', '_')[0].ToLowerInvariant() switch
    {
        "ru" => Language.Ru,
        "pl" => Language.Pl,
        "en" => Language.En,
        _ => text.Any(c => c is >= 'а' and <= 'я' or >= 'А' and <= 'Я') ? Language.Ru : Language.Other,
    };

    // "ok", "no" and "hm" are written everywhere; the page or the messenger knows better than they do.
    private static bool IsOfAnyLanguage(string text) => text.Count(char.IsLetter) < LettersThatTell && !text.Any(c => char.IsLetter(c) && c > 'z');

    private static int WordsIn(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
