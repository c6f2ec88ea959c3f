namespace SupportBot.Classification.Features;

/// <summary>The few features that are not n-grams. None of them decides alone: their values are small beside the words'.</summary>
internal enum Dense
{
    Bias,
    SomeCaps,
    AllCaps,
    Exclaims,
    ExclaimsTwice,
    ExclaimsALot,
    Asks,
    AsksTwice,
    AsksAndExclaims,
    TrailsOff,
    Smiles,
    Frowns,
    Stretches,
    OneWord,
    ThreeWords,
    SevenWords,
    FifteenWords,
    ThirtyWords,
    ManyWords,
    Latin,
    Cyrillic,
    PolishLetters,
    OtherLatinLetters,
    RussianLetters,
    OtherCyrillicLetters,
    OtherScript,
    Address,
    Mention,
}
