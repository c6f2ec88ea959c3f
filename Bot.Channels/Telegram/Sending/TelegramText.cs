using System.Diagnostics;
using System.Text;
using SupportBot.Channels.Formatting;

namespace SupportBot.Channels.Telegram;

/// <summary>
/// A text as Telegram takes it: the words without marks, and beside them what is shown how. Nothing in the words is read as markup, so nothing
/// can break it: https://core.telegram.org/bots/api#messageentity.
/// </summary>
internal sealed record TelegramText(string Words, IReadOnlyList<MessageEntity> Entities)
{
    public static TelegramText Of(FormattedText text) => new Writer(spellsLinks: false).Write(text);

    /// <summary>Without any entity, links spelled out.</summary>
    public static string Plain(FormattedText text) => new Writer(spellsLinks: true).Write(text).Words;

    /// <summary>Bold and italic may hold links, but no code; a link holds no code either.</summary>
    private sealed class Writer(bool spellsLinks)
    {
        private readonly StringBuilder _words = new();
        private readonly List<MessageEntity> _entities = [];

        public TelegramText Write(FormattedText text)
        {
            for (var at = 0; at < text.Blocks.Count; at++)
            {
                if (at > 0) _words.Append('\n');
                Write(text.Blocks[at]);
            }
            return new TelegramText(_words.ToString(), _entities);
        }

        private void Write(Block block)
        {
            switch (block)
            {
                case Block.Line line:
                    Write(line.Parts, []);
                    break;
                case Block.Item item:
                    _words.Append(item.Marker);
                    Write(item.Parts, []);
                    break;
                case Block.Code code:
                    Say(code.Text, [new MessageEntity("pre") { Language = code.Language.Length > 0 ? code.Language : null }]);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        private void Write(IReadOnlyList<Part> parts, MessageEntity[] inside)
        {
            foreach (var part in parts) Write(part, inside);
        }

        private void Write(Part part, MessageEntity[] inside)
        {
            switch (part)
            {
                case Part.Words words:
                    Say(words.Text, inside);
                    break;
                case Part.Bold bold:
                    Write(bold.Inner, [.. inside, new MessageEntity("bold")]);
                    break;
                case Part.Italic italic:
                    Write(italic.Inner, [.. inside, new MessageEntity("italic")]);
                    break;
                case Part.Code code:
                    Say(code.Text, Array.Find(inside, entity => entity.Url is not null) is { } around ? [around] : [new MessageEntity("code")]);
                    break;
                case Part.Link link when link.IsWeb && !spellsLinks:
                    Write(link.Label, [.. inside, new MessageEntity("text_link") { Url = link.Address }]);
                    break;
                case Part.Link link:
                    Write(link.SpelledOut, inside);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        // A range of its own for all words of one look, so that no two entities cross. Telegram joins those that go on.
        private void Say(string words, MessageEntity[] entities)
        {
            _entities.AddRange(entities.Select(entity => entity with { Offset = _words.Length, Length = words.Length }));
            _words.Append(words);
        }
    }
}
