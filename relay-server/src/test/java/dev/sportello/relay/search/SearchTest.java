package dev.sportello.relay.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.SearchBodies.Hit;
import dev.sportello.wire.SearchBodies.Match;
import dev.sportello.wire.SearchBodies.Snippet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class SearchTest {
    @TempDir
    Path folder;

    private Database database;
    private SearchRig rig;

    @BeforeEach
    void open() throws Exception {
        database = Database.open(new DatabaseConfig.Embedded(folder));
        rig = new SearchRig(database, folder.resolve("search"));
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
        database.close();
    }

    /// Whether a query finds a message.
    private record Expected(String query, String text, boolean found) {}

    private static Expected finds(String query, String text) {
        return new Expected(query, text, true);
    }

    private static Expected passesOver(String query, String text) {
        return new Expected(query, text, false);
    }

    private void hold(Expected... all) throws RefusedFrame {
        var written = new ArrayList<Long>();
        for (var each : all) {
            written.add(rig.write(each.text));
        }
        rig.caughtUp();
        for (var index = 0; index < all.length; index++) {
            var found = rig.found(all[index].query).contains(written.get(index));
            assertThat(found).as("%s in %s", all[index].query, all[index].text).isEqualTo(all[index].found);
        }
    }

    @Test
    void findsWhatTheListOfTheDesktopFinds() throws Exception {
        try (var file = SearchTest.class.getResourceAsStream("/folding.json")) {
            var all = new ArrayList<Expected>();
            for (var known : new JsonMapper().readTree(Objects.requireNonNull(file))) {
                all.add(finds(known.get("typed").textValue(), known.get("finds").textValue()));
            }
            hold(all.toArray(Expected[]::new));
        }
    }

    @Test
    void findsWithoutCaseAndAccents() throws Exception {
        hold(
                finds("jose", "José asks for his parcel"),
                finds("JOSÉ", "jose asks again"),
                finds("weiss", "Herr Weiß fragt"),
                finds("weiß", "WEISS fragt"),
                finds("cafe", "Cafe\u0301, decomposed"),
                finds("café", "cafe, plain"),
                finds("parcel", "Ｐａｒｃｅｌ, full width"),
                finds("2117", "Order ２１１７"),
                finds("istanbul", "İSTANBUL'a kargo"),
                finds("ISTANBUL", "ıstanbul"),
                finds("łodz", "Łódź"),
                finds("lodz", "Łódź"),
                finds("smorrebrod", "Smørrebrød"),
                finds("aesir", "Æsir"),
                finds("ατηνα", "ΑΤΗΝΆ"),
                finds("ёлка", "ЕЛКА"),
                finds("カメラ", "ｶﾒﾗ"),
                finds("ﬁne", "fine"));
    }

    @Test
    void findsTheBeginningOfTheLastWordOnly() throws Exception {
        var written = rig.write("Where is my parcel?");
        rig.caughtUp();
        assertThat(rig.found("par")).containsExactly(written);
        assertThat(rig.found("my p")).containsExactly(written);
        assertThat(rig.found("par where")).isEmpty();
        assertThat(rig.found("parcels")).isEmpty();
        assertThat(rig.found("cel")).isEmpty();
        assertThat(rig.found("\"par\"")).isEmpty();
    }

    @Test
    void findsWhereAllWordsStandInAnyOrder() throws Exception {
        var written = rig.write("Where is my parcel?");
        var other = rig.write("My order never came.");
        rig.caughtUp();
        assertThat(rig.found("parcel where")).containsExactly(written);
        assertThat(rig.found("my")).containsExactly(other, written);
        assertThat(rig.found("parcel order")).isEmpty();
    }

    @Test
    void findsPhrasesWordForWord() throws Exception {
        var written = rig.write("Where is my blue shirt?");
        var other = rig.write("My shirt is blue.");
        rig.caughtUp();
        assertThat(rig.found("\"blue shirt\"")).containsExactly(written);
        assertThat(rig.found("“Blue Shirt”")).containsExactly(written);
        assertThat(rig.found("«blue shirt» where")).containsExactly(written);
        assertThat(rig.found("\"blue shirt")).as("a quote not closed yet").containsExactly(written);
        assertThat(rig.found("\"shirt blue\"")).isEmpty();
        assertThat(rig.found("blue shirt")).containsExactly(other, written);
    }

    @Test
    void findsPartsOfWhatPunctuationJoins() throws Exception {
        hold(
                finds("ordine", "Dov'è l'ordine?"),
                finds("ordine", "Dov’è l’ordine?"),
                finds("l'ordine", "l ordine"),
                finds("example", "Write to maria@shop.example"),
                finds("maria@shop.ex", "maria@shop.example"),
                finds("ab-123", "Article AB-123 is broken"),
                finds("123", "Article AB-123 is broken"),
                finds("order_id", "the order_id please"),
                finds("ab-12", "Article AB-123 is broken"),
                passesOver("ab-12", "AB 9, then 123"));
    }

    @Test
    void findsPartsOfWhateverJoinsThem() throws Exception {
        hold(
                finds("1042", "It is about 1041,1042,1043."),
                finds("1,234", "It cost 1,234.50"),
                finds("colis", "Bonjour\u202f! Mon colis\u202fest perdu."),
                finds("\"bonjour mon\"", "Bonjour\u202f! Mon colis"),
                finds("o'brien", "Sinéad O\u02bcBrien"),
                finds("o\u02bcbrien", "Sinéad O'Brien"),
                finds("o'brien", "Sinéad O\u02bbBrien"),
                finds("o'brien", "Sinéad O\u02b9Brien"),
                finds("o'brien", "Sinéad O\uff07Brien"),
                finds("м'ята", "м\u02bcята"),
                finds("example", "shop\uff0eexample"),
                finds("large", "size\uff1alarge\uff1bred"),
                finds("large", "size\uff3flarge"),
                finds("צה\"ל", "צה\"ל"),
                finds("צה\"ל", "צה\u05f4ל"),
                finds("ג'ירפה", "ג\u05f3ירפה"),
                finds("1/2", "1\u20442 a pound"));
    }

    @Test
    void takesEverySpaceForOne() throws Exception {
        hold(
                finds("parcel\u00a0where", "Where is my parcel?"),
                finds("配送\u3000遅い", "配送がとても遅い"),
                finds("my par\u00a0", "Where is my parcel?"),
                finds("my par\u3000", "Where is my parcel?"));
    }

    @Test
    void findsInLanguagesWithoutSpaces() throws Exception {
        hold(
                finds("送料無料", "この商品は送料無料ですか"),
                finds("送", "この商品は送料無料ですか"),
                finds("送料", "この商品は送料無料ですか"),
                passesOver("料送", "この商品は送料無料ですか"),
                finds("ケース", "スマートフォンケースはありますか"),
                finds("ケース", "ｽﾏﾎｹｰｽ"),
                finds("バッグ", "ｼｮﾙﾀﾞｰﾊﾞｯｸﾞ"),
                finds("バッグ", "ショルダーハ\u3099ック\u3099"),
                finds("\"スマートフォン ケース\"", "スマートフォンケース"),
                passesOver("スケー", "スマートフォンケース"),
                passesOver("コート", "コスト"),
                passesOver("ボール", "ホテル"),
                passesOver("ﾎﾞｰﾙ", "ホテル"),
                finds("コート", "ロングコートの返品"),
                finds("コート", "ﾛﾝｸﾞｺｰﾄ"),
                finds("すごーーーい", "すごーーーい"),
                finds("すごい", "すごーーーい"),
                passesOver("すごーい", "すごくない"),
                passesOver("らーめん", "らくめん"),
                finds("สินค้า", "สินค้าอยู่ที่ไหน"),
                finds("배송", "배송 언제 오나요"),
                finds("الطلب", "أين الطَّلَب"),
                finds("📦", "It left 📦 today"));
    }

    @Test
    void findsShoppersByTheirNames() throws Exception {
        var opened = rig.open("Zoë Müller");
        var hit = rig.caughtUp().find("zoe mull").hits().getFirst();
        assertThat(hit)
                .isEqualTo(new Hit(
                        SearchRig.TICKET,
                        opened,
                        rig.clock.instant(),
                        null,
                        new Snippet("Zoë Müller", List.of(new Match(0, 3), new Match(4, 10)))));
    }

    @Test
    void findsEmailsByTheirSubjectsAndTexts() throws Exception {
        var written = rig.email("Your order #2117", "It left us this morning.");
        rig.caughtUp();
        assertThat(rig.found("2117")).containsExactly(written);
        assertThat(rig.found("morning order")).containsExactly(written);
        assertThat(rig.find("morning").hits().getFirst())
                .isEqualTo(new Hit(
                        SearchRig.TICKET,
                        written,
                        rig.clock.instant(),
                        SearchRig.ANNA,
                        new Snippet("Your order #2117\nIt left us this morning.", List.of(new Match(33, 40)))));
    }

    @Test
    void tellsWhoWroteWhatAndWhereItWasFound() throws Exception {
        var written = rig.write(SearchRig.ANNA, "It left us this morning 📦, the parcel.");
        var page = rig.caughtUp().find("parcel");
        assertThat(page.upTo()).isEqualTo(rig.journal.head());
        assertThat(page.next()).isNull();
        assertThat(page.hits())
                .containsExactly(new Hit(
                        SearchRig.TICKET,
                        written,
                        rig.clock.instant(),
                        SearchRig.ANNA,
                        new Snippet("It left us this morning 📦, the parcel.", List.of(new Match(32, 38)))));
    }

    @Test
    void marksAPhraseAsOne() throws Exception {
        rig.write("Where is my blue shirt? A shirt!");
        var snippet = rig.caughtUp().find("\"blue shirt\"").hits().getFirst().snippet();
        assertThat(marked(snippet)).containsExactly("blue shirt");
    }

    @Test
    void cutsLongTextsAroundWhatWasFound() throws Exception {
        rig.write("before ".repeat(200) + "needle 📦 " + "behind ".repeat(200));
        var snippet = rig.caughtUp().find("needle").hits().getFirst().snippet();
        assertThat(marked(snippet)).containsExactly("needle");
        assertThat(snippet.text()).hasSizeLessThan(210).startsWith("…before").endsWith("…");
    }

    @Test
    void cutsNoCharacterIntoHalves() throws Exception {
        for (var shift = 0; shift < 3; shift++) {
            rig.write("x".repeat(shift) + "📦".repeat(700) + " needle " + "📦".repeat(700));
        }
        for (var hit : rig.caughtUp().find("needle").hits()) {
            assertThat(marked(hit.snippet())).containsExactly("needle");
            assertThat(hit.snippet().text().codePoints())
                    .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
        }
    }

    @Test
    void marksWhatWasFoundWithinAWordOfKatakana() throws Exception {
        rig.write("白いスマホケースとショルダーバッグ");
        assertThat(marked(rig.caughtUp().find("ケース").hits().getFirst().snippet()))
                .containsExactly("ケース");
        assertThat(marked(rig.find("バッグ").hits().getFirst().snippet())).containsExactly("バッグ");
    }

    @Test
    void cutsNothingApartThatIsReadAsOneCharacter() throws Exception {
        for (var one : List.of("e\u0301", "👩‍👩‍👧", "🇮🇹", "हि", "👍🏽")) {
            for (var shift = 0; shift < one.length(); shift++) {
                var around = one.repeat(4_000 / one.length() / 3);
                rig.write("x".repeat(shift) + around + " needle " + "x".repeat(shift) + around);
                var snippet = rig.caughtUp().find("needle").hits().getFirst().snippet();
                assertThat(marked(snippet)).containsExactly("needle");
                assertThat(snippet.text())
                        .as("%s behind %d", one, shift)
                        .matches("…x*(?:%1$s)* needle x*(?:%1$s)*…".formatted(one));
            }
        }
    }

    @Test
    void cutsWhatNeverEnds() throws Exception {
        rig.write("needle e" + "\u0301".repeat(3_000));
        var snippet = rig.caughtUp().find("needle").hits().getFirst().snippet();
        assertThat(marked(snippet)).containsExactly("needle");
        assertThat(snippet.text()).hasSizeBetween(150, 202);
    }

    @Test
    void marksWhatStandsAtTheVeryEnd() {
        var text = "📦".repeat(200) + "b";
        var snippet = Snippets.cut(text, List.of(new Match(400, 401)));
        assertThat(marked(snippet)).containsExactly("b");
    }

    private static List<String> marked(Snippet snippet) {
        return snippet.matches().stream()
                .map(match -> snippet.text().substring(match.start(), match.end()))
                .toList();
    }

    @Test
    void answersNewestFirstAndPageByPageWhateverIsWrittenMeanwhile() throws Exception {
        var written = new ArrayList<Long>();
        for (var i = 0; i < 25; i++) {
            written.addFirst(rig.write("Parcel " + i));
        }
        rig.caughtUp();
        assertThat(rig.found("parcel", 7)).isEqualTo(written);
        assertThat(rig.found("parcel", 25)).isEqualTo(written);
        assertThat(rig.found("parcel", 1)).isEqualTo(written);
        var first = rig.search.find("parcel", null, 10);
        rig.write("Another parcel");
        var second = rig.caughtUp().search.find("parcel", first.next(), 10);
        assertThat(second.hits()).extracting(Hit::sequence).isEqualTo(written.subList(10, 20));
    }

    @Test
    void namesWhatIsWrongWithAQuestion() throws Exception {
        rig.write("Where is my parcel?");
        rig.caughtUp();
        for (var nothing : List.of("", " ", "\"", "\"\"", "?!", "'", "\u0301", "\0")) {
            refused(nothing, null);
        }
        refused("x".repeat(201), null);
        refused("a ".repeat(17), null);
        assertThat(rig.find("x".repeat(200)).hits()).isEmpty();
        assertThat(rig.find("parcel ".repeat(16)).hits()).hasSize(1);
        for (var cursor : List.of("", "next", "====", Base64.getUrlEncoder().encodeToString(new byte[24]))) {
            refused("parcel", cursor);
        }
    }

    @Test
    void countsTheWordsThatWereTypedAndBoundsWhatTheyAreTakenApartInto() throws Exception {
        var written = rig.write("ノイズキャンセリングワイヤレスイヤホン");
        var other = rig.write("我想知道我的包裹现在到底在哪里了呀");
        rig.caughtUp();
        assertThat(rig.found("ノイズキャンセリングワイヤレスイヤホン")).containsExactly(written);
        assertThat(rig.found("我想知道我的包裹现在到底在哪里了呀")).containsExactly(other);
        assertThat(rig.found("哪".repeat(64))).isEmpty();
        refused("哪".repeat(65), null);
        refused("\"a\" ".repeat(17), null);
    }

    private void refused(String text, @Nullable String after) {
        assertThatThrownBy(() -> rig.search.find(text, after, 10))
                .as("%s after %s", text, after)
                .isInstanceOfSatisfying(
                        RefusedFrame.class,
                        refused -> assertThat(refused.refusal().error()).isEqualTo(ErrorKind.INPUT_INVALID));
    }

    @Test
    void takesWhateverCanBeWritten() throws Exception {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.printf("-Dseed=%d%n", seed);
        var random = new Random(seed);
        rig.write("\ufdfa".repeat(4_000));
        rig.write("a".repeat(4_000));
        rig.write("e" + "\u0301".repeat(3_999));
        for (var i = 0; i < 200; i++) {
            rig.write(text(random, 1 + random.nextInt(400)));
        }
        rig.caughtUp();
        assertThat(rig.search.failures()).isZero();
        for (var i = 0; i < 300; i++) {
            var text = text(random, 1 + random.nextInt(60));
            try {
                assertThat(rig.find(text).hits()).hasSizeLessThanOrEqualTo(50);
            } catch (RefusedFrame e) {
                assertThat(e.refusal().error()).isEqualTo(ErrorKind.INPUT_INVALID);
            }
        }
    }

    private static String text(Random random, int length) {
        var marks = "\"“”«» \n\t.'-:_@";
        return IntStream.range(0, length)
                .map(_ -> switch (random.nextInt(5)) {
                    case 0 -> marks.charAt(random.nextInt(marks.length()));
                    case 1, 2 -> 'a' + random.nextInt(26);
                    case 3 -> 0xa0 + random.nextInt(0xd800 - 0xa0);
                    default -> 0xe000 + random.nextInt(0x10ffff - 0xe000);
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
