using FsCheck;
using FsCheck.Fluent;

namespace SupportBot.Tests.Support;

/// <summary>Texts with formatting as agents and scripts write them, whole and broken.</summary>
internal static class Written
{
    private static readonly string[] Fragments =
    [
        "a", "order", "ważne", "заказ", "漢字", "5", "👍", "e\u0301", " ", " ", " ", "\n", "\n\n", ".", ", ", ": ", "(", ")", "\\", "/", "\u2060",
        "*", "**", "***", "****", "_", "__", "`", "``", "```", "[", "]", "](", "~~", "||", "#", "# ", "> ", "-# ", "<", ">", "&amp;", "|",
        "- ", "\n- ", "\n1. ", "\n2. ", "\n12) ", "+ ", "```\n", "\n```\n", "```json\n", "\n```",
        "**bold** ", "*italic* ", "_it_ ", "`code` ", "`x_y*z` ", "**a *b* c** ", "_a **b** c_ ", "***both*** ", "\n```sh\n  rm -r *\n\n  ls\n```\n",
        "[label](https://x.example/a_b) ", "[**b** l](https://x.example/(a)) ", "[write](mailto:ola@x.example) ", "[call](tel:+48500100200) ",
        "[https://x.example](https://y.example) ", "[x](javascript:alert) ", "https://x.example/_a_*b* ", "**https://x.example/a_b** ", "_see https://x.example/a_b_ ",
        "<@1>", "@everyone", ":smile:", "snake_case", "2*3*4", "C:\\*.*", "<script>",
    ];

    public static Arbitrary<string> Any { get; } =
        Gen.OneOf(Gen.Elements(Fragments).ListOf().Select(string.Concat), Texts.Wild.Generator).ToArbitrary();
}
