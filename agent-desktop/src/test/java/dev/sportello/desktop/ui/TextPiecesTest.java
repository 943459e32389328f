package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TextPiecesTest {

    @Property
    void nothingIsLostAndNoPieceIsLong(@ForAll String text) {
        assertThat(String.join("", TextPieces.of(text))).isEqualTo(text);
        assertThat(TextPieces.of(text)).allMatch(piece -> piece.length() <= TextPieces.LONGEST);
    }

    @Example
    void lettersFromTheRightStandApart() {
        assertThat(TextPieces.of("مَرحبا, Maria 12")).containsExactly("مَرحبا", ", Maria 12");
        assertThat(TextPieces.of("𞤀𞤣𞤤𞤢𞤥, Maria 12")).containsExactly("𞤀𞤣𞤤𞤢𞤥", ", Maria 12");
        assertThat(TextPieces.of("Ciao, Maria")).containsExactly("Ciao, Maria");
        assertThat(TextPieces.of("")).containsExactly("");
    }

    @Example
    void aSentenceIsCutBehindASpace() {
        assertThat(TextPieces.of("Where is the parcel that I ordered last week?"))
                .containsExactly("Where is the parcel that I ", "ordered last week?");
    }

    @Example
    void whatPeopleSeeAsOneCharacterStaysWhole() {
        assertThat(TextPieces.of("e\u0301".repeat(40))).allMatch(piece -> piece.startsWith("e"));
        assertThat(TextPieces.of("न".repeat(30) + "मस्ते").getFirst()).isEqualTo("न".repeat(30) + "म");
    }

    @Example
    void aHeapOfMarksIsCutAllTheSame() {
        assertThat(TextPieces.of("e" + "\u0301".repeat(3_999))).hasSize(4_000 / TextPieces.LONGEST);
    }
}
