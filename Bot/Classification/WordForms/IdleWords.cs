using System.Collections.Frozen;
using SupportBot.Classification.Features;

namespace SupportBot.Classification.WordForms;

/// <summary>Words that stand in any question and say nothing of what it is about, in any of the languages, as they are folded.</summary>
internal static class IdleWords
{
    private static readonly FrozenSet<string> All =
        """
        a an the this that these those it its is are was were be been am do does did done doing has have had having can could will would shall should may might must
        i im ive id ill me my mine myself we our us you your yours he she his her they them their there here what which who whom whose why how
        and or but if so as at by for from in into of off on onto out over to up with without about after before again then than too very just only also still yet
        not no dont doesnt didnt cant cannot couldnt isnt arent wasnt havent hasnt wont wouldnt please pls plz thanks thank thx hello hi hey dear good morning evening afternoon
        want wants wanted need needs needed like get got getting any some all one two now today yesterday help ok okay yes lol tell know something anything someone anybody thing things
        way really much many more most ago since every time times try tried trying make made
        и в во на с со к ко по за из изо от до у о об обо при для без под над про через между а но да нет не ни же ли бы б что чтобы как так то это этот эта эти этого этой тот та те
        я мне меня мной мы нам нас нами ты тебе тебя вы вам вас вами он она оно они его ее её их им ей ему мой моя мое моё мои моего моей моих моему ваш ваша ваше ваши вашего вашей свой своя свое свои своего своей своих
        почему зачем кто какой какая какое какие какого куда откуда чем чего кому есть был была было были будет будут быть если или уже еще ещё очень тут там здесь вот ну ок
        можно нужно нужен нужна надо хочу хотел хотела хотелось могу может можете пожалуйста плиз спасибо здравствуйте привет добрый день утро вечер подскажите скажите помогите помощь всё все весь всю только сегодня вчера
        пытаюсь пробую пишет говорит вообще просто опять снова сейчас потом после перед меня себе себя такой такая такое такие ни ничего что-то кто-нибудь нибудь
        i w we na z ze do od o u po za przez przed pod nad przy dla bez a ale lub albo oraz czy nie tak to ten ta te tego tej tych temu jest sa byl byla bylo byli bede bedzie beda byc sie
        ja mi mnie my nam nas ty ci cie wy wam was on ona ono oni one jego jej ich moj moja moje moich mojego mojej moim wasz wasza wasze swoj swoja swoje swoich
        dlaczego czemu kto co jak jaki jaka jakie ktory ktora ktore skad dokad juz jeszcze bardzo tu tam tylko tez rowniez tym
        moge mozna moze mozecie chce chcialbym chcialabym potrzebuje potrzebny potrzebna prosze dziekuje dzieki dzien dobry witam czesc halo pomoc pomocy nic ktos cos dzis dzisiaj wczoraj
        probuje pisze mowi jesli gdy kiedys znowu teraz potem mam masz ma macie
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Letters.Fold).ToFrozenSet();

    /// <param name="word">Folded.</param>
    public static bool Has(string word) => All.Contains(word);
}
