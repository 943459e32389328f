package dev.sportello.relay.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuotationTest {

    static Stream<String> marks() {
        return Stream.of(
                "On Tue, 3 Mar 2026 at 10:15, Bottega <help@shop.example> wrote:\n> It comes.",
                "On Mar 3, 2026, at 10:15 AM, Bottega\n<help@shop.example> wrote:\n\n> It comes.",
                "Il giorno mar 3 mar 2026 alle ore 10:15 Bottega <help@shop.example>\nha scritto:\n> Arriva.",
                "Il giorno 3 mar 2026, alle ore 10:15, Bottega ha scritto:\n\n> Arriva.",
                "Am Di., 3. März 2026 um 10:15 Uhr schrieb Bottega <help@shop.example>:\n> Es kommt.",
                "Am 03.03.2026 um 10:15 schrieb Bottega:\n> Es kommt.",
                "Le mar. 3 mars 2026 à 10:15, Bottega <help@shop.example> a écrit :\n> Il arrive.",
                "El mar, 3 mar 2026 a las 10:15, Bottega (<help@shop.example>) escribió:\n> Llega.",
                "On Tuesday, March 3, 2026 at 10:15:30 AM GMT+1, Bottega <help@shop.example> wrote:\n\nIt comes.",
                "-----Original Message-----\nFrom: Bottega\nSent: Tuesday\n\nIt comes.",
                "-----Messaggio originale-----\nDa: Bottega\n\nArriva.",
                "-----Ursprüngliche Nachricht-----\nVon: Bottega\n\nEs kommt.",
                "-------- Message d’origine --------\nDe : Bottega\n\nIl arrive.",
                "-----Mensaje original-----\nDe: Bottega\n\nLlega.",
                "________________________________\nFrom: Bottega <help@shop.example>\nSent: Tuesday, March 3, 2026 10:15\n"
                        + "To: Maria\nSubject: Your parcel\n\nIt comes.",
                "From: Bottega <help@shop.example>\nDate: Tuesday\nTo: Maria\nSubject: Your parcel\n\nIt comes.",
                "*Da:* Bottega <help@shop.example>\n*Inviato:* martedì 3 marzo\n*A:* Maria\n*Oggetto:* Il pacco\n\nArriva.",
                "Von: Bottega <help@shop.example>\nGesendet: Dienstag\nAn: Maria\nBetreff: Paket\n\nEs kommt.",
                "De : Bottega <help@shop.example>\nEnvoyé : mardi\nÀ : Maria\nObjet : Colis\n\nIl arrive.",
                "De: Bottega <help@shop.example>\nEnviado el: martes\nPara: Maria\nAsunto: Paquete\n\nLlega.",
                "\u200Fבתאריך יום ג׳, 3 במרץ 2026 ב-10:15 מאת Bottega <help@shop.example>:\u200F\n> מגיע",
                "> It comes.\n> Ciao");
    }

    @ParameterizedTest
    @MethodSource("marks")
    void whatMailersQuoteIsCutAndKept(String mark) {
        assertThat(Quotation.of("Thanks!\nMaria\n\n" + mark)).isEqualTo(new Quotation("Thanks!\nMaria", mark));
    }

    @Test
    void whatOnlyLooksLikeAQuotationStays() {
        for (var text : new String[] {
            "On Monday my husband wrote:\nnothing came.",
            "From: me\nI want to know where it is.",
            "a > b, and\nthen: nothing",
            "My order has these:\n- a shirt\n- a hat at 12:30",
            ""
        }) {
            assertThat(Quotation.of(text)).isEqualTo(new Quotation(text, ""));
        }
    }

    @Test
    void anAnswerBelowTheQuotationIsTheAuthors() {
        assertThat(Quotation.of("On 3 Mar 2026, Bottega wrote:\n> Which size?\n\nSize 42."))
                .isEqualTo(new Quotation("Size 42.", "On 3 Mar 2026, Bottega wrote:\n> Which size?"));
    }

    @Test
    void answersBetweenTheQuotedLinesAreKeptWithThem() {
        var text = "> Which size?\n42\n> Which colour?\nBlue";
        assertThat(Quotation.of(text)).isEqualTo(new Quotation(text, ""));
    }

    @Test
    void aSignatureBelowTheQuotationGoesWithIt() {
        assertThat(Quotation.of("Yes.\n\n> Which size?\n-- \nMaria").own()).isEqualTo("Yes.");
    }

    @Test
    void whoOnlyQuotesHasWrittenNothing() {
        assertThat(Quotation.of("> It comes.").own()).isEmpty();
    }
}
