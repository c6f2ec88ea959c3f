using SupportBot.Classification.Features;
using SupportBot.Conversations;

namespace SupportBot.Classification.Training;

/// <summary>
/// What is made of the messages before they are learnt from. Russian in Latin letters teaches its language as written and the other
/// heads in Cyrillic, as it will be read; every message teaches its language by its first words too, and Russian ones also in
/// Latin letters, because customers write short and as their keyboard allows. Some messages teach once more in capitals.
/// </summary>
internal static class Preparation
{
    private const int FirstWords = 3;
    private const float Derived = 0.3f;
    private const float Shouted = 0.5f;

    public static IReadOnlyList<LabelledMessage> Prepare(IEnumerable<LabelledMessage> messages) => [.. messages.SelectMany(Prepare)];

    private static IEnumerable<LabelledMessage> Prepare(LabelledMessage message)
    {
        var language = message.Labels[0];
        var isRussian = language == (int)Language.Ru;
        var isLatin = !message.Text.Any(c => c is >= '\u0400' and <= '\u04FF');
        if (isRussian && isLatin)
        {
            yield return LanguageOnly(message.Text, language, message.Weight);
            yield return message with { Text = Cyrillic(message.Text), Labels = [LabelledMessage.Unknown, .. message.Labels[1..]] };
        }
        else
        {
            yield return message;
        }

        if (IsAlsoShouted(message.Text))
            yield return message with { Text = Variants.Of(message.Text, Variant.Capitals), Weight = message.Weight * Shouted, IsVariant = true };
        if (language == LabelledMessage.Unknown) yield break;
        if (isRussian && !isLatin) yield return LanguageOnly(Transliteration.ToLatin(message.Text), language, message.Weight * Derived);
        var words = message.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > FirstWords) yield return LanguageOnly(string.Join(' ', words[..FirstWords]), language, message.Weight * Derived);
    }

    // Two of five: capitals must not decide how angry or pressing calm words are.
    private static bool IsAlsoShouted(string text) => text.Length % 5 < 2;

    private static string Cyrillic(string latin)
    {
        Span<char> letters = new char[latin.Length];
        return letters[..Transliteration.ToCyrillic(latin, letters)].ToString();
    }

    private static LabelledMessage LanguageOnly(string text, sbyte language, float weight)
    {
        var labels = new sbyte[Heads.All.Length];
        Array.Fill(labels, LabelledMessage.Unknown);
        labels[0] = language;
        return new LabelledMessage(text, labels, weight);
    }
}
