using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using SupportBot.Channels.Formatting;

namespace SupportBot.Desk.Pages;

/// <summary>A text with formatting, as the customer sees it. Element by element, because blanks between them would show; every word is encoded.</summary>
internal static class FormattedView
{
    public static RenderFragment Of(FormattedText text) => page =>
    {
        for (var at = 0; at < text.Blocks.Count;)
        {
            if (text.Blocks[at] is Block.Code code)
            {
                Write(page, code);
                at++;
                continue;
            }
            var alike = text.Blocks.Skip(at).TakeWhile(block => Element(block) == Element(text.Blocks[at])).ToArray();
            if (alike[0] is Block.Item) WriteList(page, alike);
            else WriteLines(page, alike);
            at += alike.Length;
        }
    };

    private static string Element(Block block) => block switch
    {
        Block.Line => "p",
        Block.Item { Number: null } => "ul",
        Block.Item => "ol",
        Block.Code => "pre",
        _ => throw new UnreachableException(),
    };

    private static void Write(RenderTreeBuilder page, Block.Code code)
    {
        page.OpenElement(0, "pre");
        Write(page, "code", code.Text);
        page.CloseElement();
    }

    private static void WriteList(RenderTreeBuilder page, Block[] items)
    {
        page.OpenElement(1, Element(items[0]));
        foreach (var item in items.Cast<Block.Item>())
        {
            page.OpenElement(2, "li");
            if (item.Number is { } number) page.AddAttribute(3, "value", number);
            Write(page, item.Parts);
            page.CloseElement();
        }
        page.CloseElement();
    }

    // Beside a list or code an empty line is space enough already.
    private static void WriteLines(RenderTreeBuilder page, Block[] lines)
    {
        var full = lines.Cast<Block.Line>().SkipWhile(IsEmpty).Reverse().SkipWhile(IsEmpty).Reverse().ToArray();
        if (full.Length == 0) return;
        page.OpenElement(4, "p");
        for (var at = 0; at < full.Length; at++)
        {
            if (at > 0) page.AddContent(5, "\n");
            Write(page, full[at].Parts);
        }
        page.CloseElement();
    }

    private static bool IsEmpty(Block.Line line) => line.Parts.Count == 0;

    private static void Write(RenderTreeBuilder page, IReadOnlyList<Part> parts)
    {
        foreach (var part in parts) Write(page, part);
    }

    private static void Write(RenderTreeBuilder page, Part part)
    {
        switch (part)
        {
            case Part.Words words:
                page.AddContent(6, words.Text);
                break;
            case Part.Bold bold:
                Write(page, "strong", bold.Inner);
                break;
            case Part.Italic italic:
                Write(page, "em", italic.Inner);
                break;
            case Part.Code code:
                Write(page, "code", code.Text);
                break;
            case Part.Link link:
                page.OpenElement(7, "a");
                page.AddAttribute(8, "href", link.Address);
                page.AddAttribute(9, "target", "_blank");
                page.AddAttribute(10, "rel", "noopener noreferrer nofollow");
                Write(page, link.Label);
                page.CloseElement();
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void Write(RenderTreeBuilder page, string element, IReadOnlyList<Part> parts)
    {
        page.OpenElement(11, element);
        Write(page, parts);
        page.CloseElement();
    }

    private static void Write(RenderTreeBuilder page, string element, string text)
    {
        page.OpenElement(12, element);
        page.AddContent(13, text);
        page.CloseElement();
    }
}
