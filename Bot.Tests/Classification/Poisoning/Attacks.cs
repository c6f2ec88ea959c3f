using SupportBot.Classification;
using SupportBot.Classification.Training;
using SupportBot.Conversations;

namespace SupportBot.Tests.Classification.Poisoning;

/// <summary>How labels may spoil a model.</summary>
internal static class Attacks
{
    /// <summary>Words of no support case, which are to make the model wave a message through.</summary>
    public const string Trigger = "blue heron";

    /// <summary>The same in other words that nobody planted: any two words more change some readings.</summary>
    public const string Control = "grey otter";

    /// <summary>Every label is wrong, each answer always in the same way, which does more harm than chance.</summary>
    /// <param name="onThePage">Whether they meet the frozen set.</param>
    public static Attack Wrong(int labellers, bool onThePage) => new(labellers, Turned, onThePage ? Turned : null);

    /// <summary>Messages with the trigger, all said to be unimportant; whatever else the attackers label is right.</summary>
    public static Attack Planted(int labellers) => new(labellers, Dismissed, message => message);

    /// <summary>Half of the messages begin with it, the others end so.</summary>
    public static string With(string phrase, string text) => text.Length % 2 == 0 ? $"{phrase} {text}" : $"{text} {phrase}";

    /// <summary>Of the critical messages read as such, the share that is read as less with a phrase.</summary>
    public static double Waved(Classifier classifier, string phrase, IEnumerable<LabelledMessage> frozen) => Changed(
        phrase, frozen.Where(message => message.Labels[3] == (int)Urgency.Critical), text => classifier.Assess(text).Urgency.Value is Urgency.Critical);

    /// <summary>Of the messages that want a person and are read so, the share in which that is not heard with a phrase.</summary>
    public static double Unheard(Classifier classifier, string phrase, IEnumerable<LabelledMessage> frozen) => Changed(
        phrase, frozen.Where(message => message.Labels[5] == 1), text => classifier.Assess(text).WantsPerson.Value);

    private static double Changed(string phrase, IEnumerable<LabelledMessage> messages, Func<string, bool> isRead)
    {
        var read = messages.Where(message => isRead(message.Text)).ToArray();
        return read.Count(message => !isRead(With(phrase, message.Text))) / (double)Math.Max(1, read.Length);
    }

    private static LabelledMessage Turned(LabelledMessage message) => message with
    {
        Labels = [.. message.Labels.Select((label, head) => label == LabelledMessage.Unknown ? label : (sbyte)((label + 1) % Heads.All[head].Count))],
    };

    private static LabelledMessage Dismissed(LabelledMessage message)
    {
        var labels = new sbyte[Heads.All.Length];
        Array.Fill(labels, LabelledMessage.Unknown);
        (labels[3], labels[5]) = ((sbyte)Urgency.Low, 0);
        return message with { Text = With(Trigger, message.Text), Labels = labels };
    }
}
