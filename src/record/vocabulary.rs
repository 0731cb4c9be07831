//! The closed vocabularies of the record: every value that a field may take, each with its meaning.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares a closed vocabulary written in snake case, with `as_str` and `ALL`.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant,)* }

        impl $name {
            /// Every value.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];
            /// As written in records.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(s: &str) -> Result<Self, String> {
                match s { $($text => Ok($name::$variant),)* _ => Err(format!("{s:?} is not a {}", stringify!($name))) }
            }
        }
    };
}

vocabulary! {
    /// Kinds of sections.
    SectionKind {
        /// The article's title.
        Title = "title",
        /// A summary, abstract or introduction box.
        Summary = "summary",
        /// A list of key points.
        KeyPoints = "key_points",
        /// Background or introduction of an abstract.
        Background = "background",
        /// Methods of an abstract.
        Methods = "methods",
        /// Results of an abstract.
        Results = "results",
        /// Conclusions.
        Conclusions = "conclusions",
        /// Running text.
        Body = "body",
        /// A table, flattened or not.
        Table = "table",
        /// Questions and answers.
        Faq = "faq",
        /// A glossary of terms.
        Glossary = "glossary",
        /// A reference list.
        References = "references",
        /// Navigation, reading times, sharing, related links.
        Boilerplate = "boilerplate",
        /// A disclaimer.
        Disclaimer = "disclaimer",
        /// A heading.
        Heading = "heading",
    }
}

vocabulary! {
    /// Kinds of study.
    Design {
        /// Pooled analysis of several studies.
        MetaAnalysis = "meta_analysis",
        /// Systematic review.
        SystematicReview = "systematic_review",
        /// Review of reviews.
        UmbrellaReview = "umbrella_review",
        /// Scoping review.
        ScopingReview = "scoping_review",
        /// Review not said to be systematic.
        Review = "review",
        /// Guideline or consensus statement.
        Guideline = "guideline",
        /// Randomized controlled trial.
        RandomizedControlledTrial = "randomized_controlled_trial",
        /// Trial said not to be randomized, or quasi-randomized.
        NonRandomizedTrial = "non_randomized_trial",
        /// Trial or intervention study not said to be randomized.
        ClinicalTrial = "clinical_trial",
        /// Cohort study.
        CohortStudy = "cohort_study",
        /// Case-control study.
        CaseControlStudy = "case_control_study",
        /// Cross-sectional study.
        CrossSectionalStudy = "cross_sectional_study",
        /// Observational study of a kind not said.
        ObservationalStudy = "observational_study",
        /// Survey.
        Survey = "survey",
        /// Case series.
        CaseSeries = "case_series",
        /// Case report.
        CaseReport = "case_report",
        /// Anecdotal reports.
        AnecdotalReport = "anecdotal_report",
        /// Mendelian randomization.
        MendelianRandomization = "mendelian_randomization",
        /// Study in animals.
        AnimalStudy = "animal_study",
        /// Study in cells, tissue or the test tube.
        InVitroStudy = "in_vitro_study",
        /// Modelling or simulation.
        ModellingStudy = "modelling_study",
        /// Interviews, focus groups.
        QualitativeStudy = "qualitative_study",
        /// Kind not said, but one particular study is meant.
        Study = "study",
    }
}

impl Design {
    /// Whether it sums other studies up; a guideline advises.
    pub fn is_review(self) -> bool {
        use Design::*;
        matches!(self, SystematicReview | MetaAnalysis | Review | UmbrellaReview | ScopingReview)
    }
}

vocabulary! {
    /// What a phrase adds to a design.
    Modifier {
        /// Controlled by an active treatment.
        ActiveControlled = "active_controlled",
        /// Cluster.
        Cluster = "cluster",
        /// Controlled.
        Controlled = "controlled",
        /// Crossover.
        Crossover = "crossover",
        /// Double blind.
        DoubleBlind = "double_blind",
        /// Long term.
        LongTerm = "long_term",
        /// Longitudinal.
        Longitudinal = "longitudinal",
        /// Several centres.
        Multicenter = "multicenter",
        /// Open label.
        OpenLabel = "open_label",
        /// Parallel groups.
        ParallelGroup = "parallel_group",
        /// Phase 1.
        Phase1 = "phase_1",
        /// Phase 2.
        Phase2 = "phase_2",
        /// Phase 3.
        Phase3 = "phase_3",
        /// Phase 4.
        Phase4 = "phase_4",
        /// Pilot or feasibility.
        Pilot = "pilot",
        /// Placebo or sham controlled.
        PlaceboControlled = "placebo_controlled",
        /// Population based.
        PopulationBased = "population_based",
        /// Post hoc or secondary analysis.
        PostHoc = "post_hoc",
        /// Preliminary.
        Preliminary = "preliminary",
        /// Prospective.
        Prospective = "prospective",
        /// Randomized.
        Randomized = "randomized",
        /// Retrospective.
        Retrospective = "retrospective",
        /// Single blind.
        SingleBlind = "single_blind",
        /// Triple blind.
        TripleBlind = "triple_blind",
    }
}

vocabulary! {
    /// Whether a study exists.
    DesignStatus {
        /// It exists and something is told of it.
        Reported = "reported",
        /// It is wished for or planned.
        CalledFor = "called_for",
        /// Studies in general.
        Generic = "generic",
    }
}

vocabulary! {
    /// What a year dates.
    YearRole {
        /// A study's publication or conduct.
        Study = "study",
        /// Recruitment, search or follow-up.
        DataPeriod = "data_period",
        /// The article's publication.
        Published = "published",
        /// The article's update.
        Updated = "updated",
        /// An entry of a reference list.
        Reference = "reference",
        /// Anything else.
        Other = "other",
    }
}

vocabulary! {
    /// What a sample note tells.
    SampleKind {
        /// How many were studied in all.
        Size = "size",
        /// How many in an arm or subgroup.
        GroupSize = "group_size",
        /// How many studies a review holds.
        StudiesIncluded = "studies_included",
        /// Who was studied.
        Population = "population",
        /// Age in years.
        Age = "age",
        /// Sex.
        Sex = "sex",
        /// A weakness of the sample or study.
        Limitation = "limitation",
    }
}

vocabulary! {
    /// Stated weaknesses.
    Limitation {
        /// Too few participants.
        SmallSample = "small_sample",
        /// No control group.
        NoControlGroup = "no_control_group",
        /// No placebo.
        NoPlacebo = "no_placebo",
        /// Not blinded.
        NotBlinded = "not_blinded",
        /// Too short.
        ShortDuration = "short_duration",
        /// Methods differ between studies.
        HeterogeneousMethods = "heterogeneous_methods",
        /// Risk of bias, dropout included.
        BiasRisk = "bias_risk",
        /// Evidence graded low, or called poor.
        LowQuality = "low_quality",
        /// Few studies.
        FewStudies = "few_studies",
        /// Reported by participants themselves.
        SelfReport = "self_report",
        /// A selected or unrepresentative population.
        SelectedPopulation = "selected_population",
        /// Funding or interests of the industry.
        FundingConflict = "funding_conflict",
        /// Any other.
        Other = "other",
    }
}

vocabulary! {
    /// What an amount is.
    DosageRole {
        /// Given or taken in a study.
        Administered = "administered",
        /// Recommended.
        Recommended = "recommended",
        /// Not to be exceeded.
        UpperLimit = "upper_limit",
        /// At least needed.
        LowerLimit = "lower_limit",
        /// Usual or reported intake.
        Typical = "typical",
        /// Contained in a product or food.
        Content = "content",
        /// A threshold above or below which something happens.
        Threshold = "threshold",
    }
}

vocabulary! {
    /// Routes of administration.
    Route {
        /// By mouth.
        Oral = "oral",
        /// Into a vein.
        Intravenous = "intravenous",
        /// On the skin.
        Topical = "topical",
        /// Into a muscle.
        Intramuscular = "intramuscular",
        /// Under the skin.
        Subcutaneous = "subcutaneous",
        /// Into the lungs.
        Inhaled = "inhaled",
        /// Under the tongue.
        Sublingual = "sublingual",
        /// Into the rectum.
        Rectal = "rectal",
        /// Into the nose.
        Nasal = "nasal",
        /// Into the vagina.
        Vaginal = "vaginal",
        /// Into the eye.
        Ophthalmic = "ophthalmic",
        /// Into the ear.
        Otic = "otic",
        /// Through the skin.
        Transdermal = "transdermal",
        /// Into the spinal canal.
        Intrathecal = "intrathecal",
        /// Around the dura.
        Epidural = "epidural",
        /// Into the belly's cavity.
        Intraperitoneal = "intraperitoneal",
        /// Into a joint.
        IntraArticular = "intra_articular",
        /// Into the skin.
        Intradermal = "intradermal",
        /// Into the cheek.
        Buccal = "buccal",
        /// By a feeding tube.
        Enteral = "enteral",
    }
}

vocabulary! {
    /// What an amount is counted on.
    Basis {
        /// Elemental mass of a mineral, not of its salt.
        Elemental = "elemental",
        /// Per kilogram of body weight.
        PerKg = "per_kg",
        /// Per serving.
        PerServing = "per_serving",
        /// Per square metre of body surface.
        PerSquareMetre = "per_m2",
        /// Per kilogram of diet.
        PerKgDiet = "per_kg_diet",
        /// Per 100 g or 100 mL.
        Per100 = "per_100",
    }
}

vocabulary! {
    /// Units of a frequency's period.
    Period {
        /// Minute.
        Minute = "min",
        /// Hour.
        Hour = "h",
        /// Day.
        Day = "d",
        /// Week.
        Week = "wk",
        /// Month.
        Month = "mo",
        /// Year.
        Year = "a",
    }
}

vocabulary! {
    /// Units of time.
    DurationUnit {
        /// Minute.
        Minute = "min",
        /// Hour.
        Hour = "h",
        /// Day.
        Day = "d",
        /// Week.
        Week = "wk",
        /// Month.
        Month = "mo",
        /// Year.
        Year = "a",
    }
}

impl Period {
    /// Days in one period, as a [`DurationUnit`] counts them.
    pub fn days(self) -> f64 {
        match self {
            Period::Minute => DurationUnit::Minute,
            Period::Hour => DurationUnit::Hour,
            Period::Day => DurationUnit::Day,
            Period::Week => DurationUnit::Week,
            Period::Month => DurationUnit::Month,
            Period::Year => DurationUnit::Year,
        }
        .days()
    }
}

impl DurationUnit {
    /// Days in one unit (UCUM's mean month and year).
    pub fn days(self) -> f64 {
        match self {
            DurationUnit::Minute => 1.0 / 1440.0,
            DurationUnit::Hour => 1.0 / 24.0,
            DurationUnit::Day => 1.0,
            DurationUnit::Week => 7.0,
            DurationUnit::Month => 30.4375,
            DurationUnit::Year => 365.25,
        }
    }
}

vocabulary! {
    /// Relations of a claim.
    Relation {
        /// Makes better.
        Improves = "improves",
        /// Makes worse.
        Worsens = "worsens",
        /// Raises.
        Increases = "increases",
        /// Lowers.
        Decreases = "decreases",
        /// Prevents.
        Prevents = "prevents",
        /// Causes.
        Causes = "causes",
        /// Helps, is used for, is effective for.
        Treats = "treats",
        /// Modulates, regulates, influences: direction unsaid.
        Affects = "affects",
        /// Goes along with.
        AssociatedWith = "associated_with",
        /// Does nothing to.
        NoEffect = "no_effect",
        /// Mixed, unclear or insufficient evidence.
        Inconclusive = "inconclusive",
    }
}

vocabulary! {
    /// Whether an effect or an association is claimed.
    Family {
        /// An effect is asserted or denied.
        Causal = "causal",
        /// An association, correlation or difference between groups is.
        Associational = "associational",
    }
}

vocabulary! {
    /// Which way the object went.
    Direction {
        /// Up.
        Increased = "increased",
        /// Down.
        Decreased = "decreased",
        /// Neither.
        Unchanged = "unchanged",
        /// Mixed or not to be told.
        Unclear = "unclear",
    }
}

vocabulary! {
    /// Whether a claim is good news for health.
    Valence {
        /// Good.
        Beneficial = "beneficial",
        /// Bad.
        Harmful = "harmful",
        /// Neither.
        Neutral = "neutral",
    }
}

vocabulary! {
    /// How sure a claim is.
    Certainty {
        /// Plainly.
        Asserted = "asserted",
        /// May, might, could, suggests, appears.
        Hedged = "hedged",
        /// Theoretically, hypothesised, anecdotally.
        Speculative = "speculative",
    }
}

vocabulary! {
    /// What a claiming sentence is doing.
    ClaimKind {
        /// Telling a particular study's finding.
        Finding = "finding",
        /// Summing the evidence up.
        Synthesis = "synthesis",
        /// Explaining a mechanism.
        Mechanism = "mechanism",
        /// Telling of harms, interactions, contraindications.
        Safety = "safety",
        /// Advising.
        Recommendation = "recommendation",
        /// Giving general knowledge.
        Background = "background",
        /// Saying that research is missing.
        Gap = "gap",
    }
}

vocabulary! {
    /// How bad a diagnostic is.
    Severity {
        /// Worth knowing.
        Info = "info",
        /// Something was left out.
        Warning = "warning",
        /// Nothing could be read.
        Error = "error",
    }
}

/// The value of a sample note: a range of numbers, or a sex.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum SampleValue {
    /// A number or range.
    Number(super::Range),
    /// A sex.
    Sex(Sex),
}

vocabulary! {
    /// Sexes.
    Sex {
        /// Men or boys.
        Male = "male",
        /// Women or girls.
        Female = "female",
    }
}
