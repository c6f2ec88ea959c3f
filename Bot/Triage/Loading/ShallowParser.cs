using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SupportBot.Triage.Loading;

/// <summary>A YAML parser that refuses what no playbook needs: deep nesting, which would exhaust the stack, and aliases.</summary>
internal sealed class ShallowParser(TextReader yaml) : IParser
{
    private const int Deepest = 20;
    private readonly Parser _parser = new(yaml);
    private int _depth;

    public ParsingEvent? Current => _parser.Current;

    /// <summary>How far the text was understood.</summary>
    public Mark Position => Current?.End ?? new Mark(0, 1, 1);

    public bool MoveNext()
    {
        if (!_parser.MoveNext()) return false;
        _depth += Current!.NestingIncrease;
        if (_depth > Deepest) throw new YamlException(Current.Start, Current.End, "Too many levels inside each other.");
        if (Current is AnchorAlias) throw new YamlException(Current.Start, Current.End, "Aliases (*) are not used here; write the text out.");
        return true;
    }
}
