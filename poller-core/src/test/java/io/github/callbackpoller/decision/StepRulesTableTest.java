package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every phase, every sight, before, at and after the deadline, under every policy. */
class StepRulesTableTest {

    static List<DecisionTable.Row> startRows() {
        // view        search                         time   onDeadline onStop | decision
        return Tables.START.rows(
                """
                OVER     *                             *      *          LEAVE  | discard NOBODY_WAITS
                OVER     *                             *      *          STOP   | STOPPING > STOP NOBODY_WAITS
                STOPPING *                             *      *          *      | STOPPING > STOP PIPELINE
                *        UNTOLD/NOT_TAKEN              BEFORE *          *      | START_POSTPONED > START
                *        UNTOLD/NOT_TAKEN              LATE   *          *      | STOPPING > STOP DEADLINE
                *        NONE                          BEFORE *          *      | start the job
                *        NONE                          LATE   *          *      | answer failure
                *        TWO_LIVE/SUCCEEDED_AND_LIVE   *      *          *      | DUPLICATE_STOPPED > WATCH
                *        *                             *      *          *      | ADOPTED > WATCH
                """);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("startRows")
    void decide_phaseStart_isAsTheTableSays(DecisionTable.Row row) {
        assertDecided(row, Tables::start);
    }

    static List<DecisionTable.Row> watchRows() {
        // view  status            search                     time  onDeadline  onStop | decision
        return Tables.WATCH.rows(
                """
                OVER     LIVE             OTHER_LIVE/OTHER_SUCCEEDED  *      *             LEAVE | STOPPING > STOP NOBODY_WAITS
                OVER     SUCCEEDED        OTHER_LIVE                  *      *             LEAVE | STOPPING > STOP NOBODY_WAITS
                OVER     *                *                           *      *             LEAVE | discard NOBODY_WAITS
                OVER     LIVE             *                           *      *             STOP  | STOPPING > STOP NOBODY_WAITS
                OVER     *                OTHER_LIVE                  *      *             STOP  | STOPPING > STOP NOBODY_WAITS
                OVER     *                UNTOLD                      *      *             STOP  | STOPPING > STOP NOBODY_WAITS
                OVER     UNTOLD/NOT_TAKEN NOT_TAKEN/NONE/OWN          *      *             STOP  | STOPPING > STOP NOBODY_WAITS
                OVER     UNTOLD/NOT_TAKEN *                           *      *             STOP  | STOPPING > STOP NOBODY_WAITS or discard NOBODY_WAITS
                OVER     RETRYING         !OTHER_SUCCEEDED            BEFORE *             STOP  | STOPPING > STOP NOBODY_WAITS
                OVER     *                *                           *      *             STOP  | discard NOBODY_WAITS or STOPPING > STOP NOBODY_WAITS
                STOPPING *                *                           *      *             *     | STOPPING > STOP PIPELINE
                *        UNTOLD/NOT_TAKEN UNTOLD/NOT_TAKEN/NONE       BEFORE *             *     | UNTOLD > WATCH
                *        UNTOLD/NOT_TAKEN UNTOLD/NOT_TAKEN/NONE       LATE   FAIL_AND_STOP *     | STOPPING > STOP DEADLINE
                *        UNTOLD/NOT_TAKEN UNTOLD/NOT_TAKEN/NONE       LAST   *             *     | answer failure
                *        UNTOLD/NOT_TAKEN UNTOLD/NOT_TAKEN/NONE       *      *             *     | UNTOLD > WATCH
                *        LIVE             OTHER_LIVE/OTHER_SUCCEEDED  BEFORE *             *     | DUPLICATE_STOPPED > WATCH
                *        LIVE             OTHER_LIVE/OTHER_SUCCEEDED  AT/AFTER FAIL_AND_LEAVE * | DUPLICATE_STOPPED > WATCH
                *        LIVE             OTHER_SUCCEEDED             LATE   FAIL_AND_STOP *     | STOPPING > STOP DEADLINE
                *        LIVE             OTHER_SUCCEEDED             LATE   *             *     | answer success
                *        RUNNING          *                           BEFORE *             *     | STILL_RUNNING > WATCH
                *        UNRECOGNIZED     *                           BEFORE *             *     | UNKNOWN_STATE > WATCH
                *        LIVE             *                           LATE   FAIL_AND_STOP *     | STOPPING > STOP DEADLINE
                *        LIVE             *                           LATE   *             *     | answer failure
                *        SUCCEEDED        OTHER_LIVE                  BEFORE *             *     | DUPLICATE_STOPPED > WATCH
                *        SUCCEEDED        OTHER_LIVE                  AT/AFTER FAIL_AND_LEAVE * | DUPLICATE_STOPPED > WATCH
                *        SUCCEEDED        OTHER_LIVE                  LATE   FAIL_AND_STOP *     | STOPPING > STOP DEADLINE
                *        *                UNTOLD                      BEFORE *             *     | UNTOLD > WATCH
                *        *                UNTOLD                      AT/AFTER FAIL_AND_LEAVE * | UNTOLD > WATCH
                *        *                UNTOLD                      LATE   FAIL_AND_STOP *     | STOPPING > STOP DEADLINE
                *        SUCCEEDED        *                           *      *             *     | answer success
                *        UNTOLD/NOT_TAKEN OTHER_SUCCEEDED             *      *             *     | answer success or UNTOLD > WATCH
                *        *                OTHER_SUCCEEDED             *      *             *     | answer success
                *        *                OTHER_LIVE                  BEFORE *             *     | STILL_RUNNING > WATCH
                *        *                OTHER_LIVE                  LATE   FAIL_AND_STOP *     | STOPPING > STOP DEADLINE
                *        *                OTHER_LIVE                  LATE   *             *     | answer failure
                *        UNTOLD/NOT_TAKEN OWN                         BEFORE *             *     | STILL_RUNNING > WATCH
                *        UNTOLD/NOT_TAKEN OWN                         LATE   FAIL_AND_STOP *     | STOPPING > STOP DEADLINE
                *        UNTOLD/NOT_TAKEN OWN                         LATE   *             *     | answer failure
                *        UNTOLD           OTHER_FAILED/OTHER_STOPPED  BEFORE *             *     | UNTOLD > WATCH
                *        RETRYING         *                           BEFORE *             *     | RETRY_EXPECTED > WATCH
                *        RETRYING         *                           LATE   FAIL_AND_STOP *     | STOPPING > STOP DEADLINE
                *        *                *                           *      *             *     | answer failure
                """);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("watchRows")
    void decide_phaseWatch_isAsTheTableSays(DecisionTable.Row row) {
        assertDecided(row, Tables::watch);
    }

    static List<DecisionTable.Row> stopRows() {
        // cause handle status search time onDeadline onStop | decision
        return Tables.STOP.rows(
                """
                NOBODY_WAITS KNOWN   LIVE        OTHER_LIVE/OTHER_SUCCEEDED !LATE * LEAVE | STOPPING > STOP NOBODY_WAITS
                NOBODY_WAITS KNOWN   SUCCEEDED   OTHER_LIVE        !LATE *             LEAVE | STOPPING > STOP NOBODY_WAITS
                PIPELINE     KNOWN   LIVE        OTHER_LIVE/OTHER_SUCCEEDED !LATE * LEAVE | STOPPING > STOP PIPELINE
                PIPELINE     KNOWN   SUCCEEDED   OTHER_LIVE        !LATE *             LEAVE | STOPPING > STOP PIPELINE
                DEADLINE     KNOWN   LIVE        OTHER_LIVE/OTHER_SUCCEEDED !LATE FAIL_AND_LEAVE * | STOPPING > STOP DEADLINE
                DEADLINE     KNOWN   SUCCEEDED   OTHER_LIVE        !LATE FAIL_AND_LEAVE * | STOPPING > STOP DEADLINE
                NOBODY_WAITS *       *           *                 *    *              LEAVE | discard NOBODY_WAITS
                PIPELINE     KNOWN   SUCCEEDED   *                 *    *              LEAVE | answer success
                PIPELINE     *       *           OTHER_SUCCEEDED   *    *              LEAVE | answer success
                PIPELINE     *       *           *                 LATE *              LEAVE | answer failure
                PIPELINE     UNKNOWN *           UNTOLD            *    *              LEAVE | STOPPING > STOP PIPELINE
                PIPELINE     KNOWN   LIVE/NOT_TAKEN/UNTOLD/RETRYING UNTOLD            *    *              LEAVE | STOPPING > STOP PIPELINE
                PIPELINE     KNOWN   UNTOLD      NONE/OWN/OTHER_LIVE *    *              LEAVE | STOPPING > STOP PIPELINE
                PIPELINE     UNKNOWN *           NONE              SOON *              LEAVE | STOPPING > STOP PIPELINE
                PIPELINE     KNOWN   NOT_TAKEN   NONE              SOON *              LEAVE | STOPPING > STOP PIPELINE
                PIPELINE     *       *           *                 *    *              LEAVE | answer failure
                DEADLINE     KNOWN   SUCCEEDED   *                 *    FAIL_AND_LEAVE *     | answer success
                DEADLINE     *       *           OTHER_SUCCEEDED   *    FAIL_AND_LEAVE *     | answer success
                DEADLINE     *       *           *                 LATE FAIL_AND_LEAVE *     | answer failure
                DEADLINE     UNKNOWN *           UNTOLD            *    FAIL_AND_LEAVE *     | STOPPING > STOP DEADLINE
                DEADLINE     KNOWN   LIVE/NOT_TAKEN/UNTOLD/RETRYING UNTOLD            *    FAIL_AND_LEAVE *     | STOPPING > STOP DEADLINE
                DEADLINE     KNOWN   UNTOLD      NONE/OWN/OTHER_LIVE *    FAIL_AND_LEAVE *     | STOPPING > STOP DEADLINE
                DEADLINE     UNKNOWN *           NONE              SOON FAIL_AND_LEAVE *     | STOPPING > STOP DEADLINE
                DEADLINE     KNOWN   NOT_TAKEN   NONE              SOON FAIL_AND_LEAVE *     | STOPPING > STOP DEADLINE
                DEADLINE     *       *           *                 *    FAIL_AND_LEAVE *     | answer failure
                PIPELINE     KNOWN   SUCCEEDED   OTHER_LIVE        LATE *              *     | answer success
                DEADLINE     KNOWN   SUCCEEDED   OTHER_LIVE        LATE *              *     | answer success
                PIPELINE     *       *           OTHER_LIVE        LATE *              *     | answer failure
                DEADLINE     *       *           OTHER_LIVE        LATE *              *     | answer failure
                NOBODY_WAITS *       *           *                 LATE *              *     | discard NOBODY_WAITS
                PIPELINE     *       *           OTHER_LIVE        *    *              *     | STOPPING > STOP PIPELINE
                DEADLINE     *       *           OTHER_LIVE        *    *              *     | STOPPING > STOP DEADLINE
                NOBODY_WAITS *       *           OTHER_LIVE        *    *              *     | STOPPING > STOP NOBODY_WAITS
                PIPELINE     KNOWN   LIVE        OTHER_SUCCEEDED   LATE *              *     | answer success
                DEADLINE     KNOWN   LIVE        OTHER_SUCCEEDED   LATE *              *     | answer success
                PIPELINE     KNOWN   LIVE        *                 LATE *              *     | answer failure
                DEADLINE     KNOWN   LIVE        *                 LATE *              *     | answer failure
                PIPELINE     KNOWN   LIVE        *                 *    *              *     | STOPPING > STOP PIPELINE
                DEADLINE     KNOWN   LIVE        *                 *    *              *     | STOPPING > STOP DEADLINE
                NOBODY_WAITS KNOWN   LIVE        *                 *    *              *     | STOPPING > STOP NOBODY_WAITS
                PIPELINE     *       *           OTHER_SUCCEEDED   LATE *              *     | answer success
                DEADLINE     *       *           OTHER_SUCCEEDED   LATE *              *     | answer success
                PIPELINE     KNOWN   UNTOLD      *                 LATE *              *     | answer failure
                DEADLINE     KNOWN   UNTOLD      *                 LATE *              *     | answer failure
                PIPELINE     KNOWN   UNTOLD      *                 *    *              *     | STOPPING > STOP PIPELINE
                DEADLINE     KNOWN   UNTOLD      *                 *    *              *     | STOPPING > STOP DEADLINE
                NOBODY_WAITS KNOWN   UNTOLD      *                 *    *              *     | STOPPING > STOP NOBODY_WAITS
                PIPELINE     KNOWN   SUCCEEDED   UNTOLD            LATE *              *     | answer success
                DEADLINE     KNOWN   SUCCEEDED   UNTOLD            LATE *              *     | answer success
                PIPELINE     *       *           UNTOLD            LATE *              *     | answer failure
                DEADLINE     *       *           UNTOLD            LATE *              *     | answer failure
                PIPELINE     *       *           UNTOLD            *    *              *     | STOPPING > STOP PIPELINE
                DEADLINE     *       *           UNTOLD            *    *              *     | STOPPING > STOP DEADLINE
                NOBODY_WAITS *       *           UNTOLD            *    *              *     | STOPPING > STOP NOBODY_WAITS
                PIPELINE     KNOWN   SUCCEEDED   *                 *    *              *     | answer success
                DEADLINE     KNOWN   SUCCEEDED   *                 *    *              *     | answer success
                PIPELINE     *       *           OTHER_SUCCEEDED   *    *              *     | answer success
                DEADLINE     *       *           OTHER_SUCCEEDED   *    *              *     | answer success
                PIPELINE     UNKNOWN *           OWN               LATE *              *     | answer failure
                DEADLINE     UNKNOWN *           OWN               LATE *              *     | answer failure
                PIPELINE     UNKNOWN *           OWN               *    *              *     | STOPPING > STOP PIPELINE
                DEADLINE     UNKNOWN *           OWN               *    *              *     | STOPPING > STOP DEADLINE
                NOBODY_WAITS UNKNOWN *           OWN               *    *              *     | STOPPING > STOP NOBODY_WAITS
                PIPELINE     KNOWN   NOT_TAKEN   OWN               LATE *              *     | answer failure
                DEADLINE     KNOWN   NOT_TAKEN   OWN               LATE *              *     | answer failure
                PIPELINE     KNOWN   NOT_TAKEN   OWN               *    *              *     | STOPPING > STOP PIPELINE
                DEADLINE     KNOWN   NOT_TAKEN   OWN               *    *              *     | STOPPING > STOP DEADLINE
                NOBODY_WAITS KNOWN   NOT_TAKEN   OWN               *    *              *     | STOPPING > STOP NOBODY_WAITS
                PIPELINE     UNKNOWN *           NONE              SOON *              *     | STOPPING > STOP PIPELINE
                DEADLINE     UNKNOWN *           NONE              SOON *              *     | STOPPING > STOP DEADLINE
                NOBODY_WAITS UNKNOWN *           NONE              SOON *              *     | STOPPING > STOP NOBODY_WAITS
                PIPELINE     KNOWN   NOT_TAKEN   NONE              SOON *              *     | STOPPING > STOP PIPELINE
                DEADLINE     KNOWN   NOT_TAKEN   NONE              SOON *              *     | STOPPING > STOP DEADLINE
                NOBODY_WAITS KNOWN   NOT_TAKEN   NONE              SOON *              *     | STOPPING > STOP NOBODY_WAITS
                PIPELINE     KNOWN   RETRYING    *                 !LATE *             *     | STOPPING > STOP PIPELINE
                DEADLINE     KNOWN   RETRYING    *                 !LATE *             *     | STOPPING > STOP DEADLINE
                NOBODY_WAITS KNOWN   RETRYING    !OTHER_SUCCEEDED  *    *              *     | STOPPING > STOP NOBODY_WAITS
                NOBODY_WAITS *       *           *                 *    *              *     | discard NOBODY_WAITS
                *            *       *           *                 *    *              *     | answer failure
                """);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stopRows")
    void decide_phaseStop_isAsTheTableSays(DecisionTable.Row row) {
        assertDecided(row, Tables::stop);
    }

    private static void assertDecided(
            DecisionTable.Row row, Function<Map<String, String>, Tables.Case> cases) {
        for (var words : row.combinations()) {
            var decision = cases.apply(words).decide();

            assertThat(Kinds.of(decision)).as(words.toString()).isIn(row.expected());
        }
    }
}
