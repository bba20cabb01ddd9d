"""English: what the checks know of it."""

from everdraft.cv.words.lexicon import Words, lines, split, table

_PAST = """
accelerated achieved acquired adapted added administered advanced advised advocated aligned
allocated amplified analysed analyzed applied appointed appraised approved arbitrated architected
arranged assembled assessed assisted attained attracted audited authored automated awarded balanced
benchmarked boosted brought budgeted built calculated captured catalogued centralised centralized
chaired championed changed charted clarified cleaned coached coded collaborated collected combined
communicated compiled completed composed computed conceived conceptualised conceptualized concluded
conducted configured consolidated constructed consulted containerised containerized contributed
controlled converted conveyed convinced cooked coordinated corrected counselled counseled covered
crafted created cultivated curated customised customized cut debugged decreased defined delegated
delivered demonstrated deployed derived designed detected determined developed devised diagnosed
digitised digitized directed discovered dispatched documented doubled drafted drove earned edited
educated eliminated enabled encouraged enforced engaged engineered enhanced enlarged ensured
established evaluated examined exceeded executed expanded expedited explored extended extracted
facilitated fielded filed finalised finalized fixed focused forecast forecasted formed formulated
fostered founded fulfilled gained gathered generated governed grew guided halved handled hardened
headed helped hired hosted identified illustrated implemented improved improvised increased
influenced informed initiated innovated inspected inspired installed instituted instructed
integrated interpreted interviewed introduced invented investigated joined judged kept launched
lectured led lectured leveraged licensed localised localized lowered made maintained managed mapped
marketed maximised maximized measured mediated mentored merged migrated minimised minimized
modelled modeled moderated modernised modernized monitored motivated moved navigated negotiated
onboarded opened operated optimised optimized orchestrated ordered organised organized oriented
originated overhauled oversaw owned participated partnered performed persuaded piloted pioneered
planned posted prepared presented prevented prioritised prioritized processed procured produced
profiled programmed projected promoted proposed protected prototyped proved provided published
purchased pushed raised ran reached rebuilt received recommended reconciled recorded recovered
recruited redesigned reduced reengineered refactored refined regulated rehabilitated released
remodelled reorganised reorganized repaired replaced reported represented rescued researched
resolved restored restructured retained retrieved reversed reviewed revamped revised revitalised
revitalized rewrote rolled saved scaled scheduled screened scripted secured segmented selected
served serviced set shaped shipped shortened simplified simulated sold solved spearheaded
specialised specialized sped split sponsored stabilised stabilized staffed standardised
standardized started steered stopped streamlined strengthened structured studied submitted
succeeded summarised summarized supervised supplied supported surpassed surveyed sustained
synthesised synthesized systematised tackled targeted taught tested tracked trained transcribed
transferred transformed transitioned translated treated tripled troubleshot tuned tutored
uncovered undertook unified united updated upgraded used utilised utilized validated verified
visualised visualized volunteered widened won worked wrote
"""

_PRESENT = """
achieve administer advise analyse analyze architect assess assist automate build coach collaborate
communicate conduct configure coordinate create define deliver deploy develop direct drive ensure
establish evaluate execute facilitate handle help identify implement improve integrate investigate
maintain manage mentor negotiate operate optimise optimize organise organize oversee participate
perform prepare produce provide reduce resolve serve supervise teach train translate write
"""

WORDS = Words(
    verbs=frozenset(split(_PAST)) | frozenset(split(_PRESENT)),
    examples=("Led", "Built", "Cut", "Raised", "Launched", "Taught"),
    weak_openers=frozenset(
        split(
            """a an the my our their his her its this these that in on at for with within as to of
            by from through during under over various several many some all most both also and
            there i we he she it they familiar familiarity knowledge experience experienced
            proficient proficiency ability able member part general daily ongoing strong excellent
            good great"""
        )
    ),
    nominal_opener=r"(?:development|management|maintenance|implementation|creation|coordination"
    r"|administration|supervision|preparation|organi[sz]ation|execution|planning|integration"
    r"|migration|optimi[sz]ation|improvement|analysis|introduction|installation|configuration"
    r"|evaluation|negotiation|production) of\b",
    duty_openers=lines(
        """
        responsible for
        was responsible for
        responsibilities included
        responsibilities include
        my responsibilities were
        in charge of
        duties included
        duties include
        tasked with
        was tasked with
        helped with
        helped out with
        assisted with
        assisted in
        worked on
        worked with
        involved in
        was involved in
        participated in
        handled day-to-day
        accountable for
        """
    ),
    buzzwords=lines(
        """
        team player
        hard worker
        hard-working
        hardworking
        go-getter
        self-starter
        self-motivated
        highly motivated
        results-driven
        results-oriented
        result-oriented
        detail-oriented
        detail oriented
        think outside the box
        thinking outside the box
        out-of-the-box thinker
        synergy
        synergies
        synergize
        thought leader
        thought leadership
        dynamic professional
        passionate about
        proven track record
        track record of success
        fast-paced environment
        fast paced environment
        best of breed
        best-in-class
        world-class
        game changer
        game-changing
        cutting-edge
        bleeding-edge
        excellent communication skills
        strong communication skills
        strong work ethic
        seasoned professional
        wide range of
        bottom line
        value add
        low-hanging fruit
        move the needle
        people person
        rockstar
        rock star
        ninja
        guru
        wizard
        visionary
        delve into
        ever-evolving
        ever-changing landscape
        tapestry
        spearheading innovative solutions
        leveraging synergies
        seamlessly integrated
        committed to excellence
        """
    ),
    first_person=(
        r"(?:\A|[.:;,]\s|\b[a-z]\w{0,20}\s)(I)(?=['’](?:m|ve|d|ll)\b|[ \t][a-z])",
        r"\b[Mm]y\b",
        r"\b[Mm]yself\b",
    ),
    number_words=split(
        """two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty
        fifty hundred hundreds thousand thousands million millions billion dozen dozens double
        doubled doubling triple tripled tripling quadrupled halved half twice zero"""
    ),
    result_markers=lines(
        """
        resulting in
        resulted in
        which resulted
        leading to
        led to
        which led to
        reducing
        reduced
        increasing
        increased
        improving
        improved
        saving
        saved
        cutting
        cut
        raising
        raised
        lowering
        lowered
        growing
        grew
        enabling
        allowing
        so that
        generating
        generated
        eliminating
        eliminated
        achieving
        achieved
        exceeding
        exceeded
        doubling
        doubled
        halving
        halved
        boosting
        boosted
        accelerating
        shortening
        from scratch to
        winning
        won
        """
    ),
    passives=r"\A(?:was|were|been|being)\s\w{2,20}(?:ed|en|ilt|ade|un)\b"
    r"|\b(?:was|were) \w{2,20}(?:ed|en|ilt|ade) by\b",
    praised_passives=split(
        """promoted awarded recognized recognised selected nominated invited hired chosen elected
        appointed named honored honoured ranked rated trusted entrusted featured published granted
        commended recruited headhunted tasked involved"""
    ),
    present_verbs=frozenset(split(_PRESENT)),
    references=lines(
        """
        references available on request
        references available upon request
        references are available on request
        references are available upon request
        references furnished upon request
        references provided on request
        references provided upon request
        references on request
        references upon request
        """
    ),
    protected={
        "birth date": lines("date of birth\nbirth date\nbirthdate\ndob\nd.o.b"),
        "age": lines("age"),
        "marital status": lines("marital status\ncivil status"),
        "religion": lines("religion"),
        "nationality": lines("nationality\ncitizenship"),
        "gender": lines("gender\nsex"),
        "children": lines("children\nnumber of children"),
    },
    street=r"\b\d{1,5}[A-Za-z]?\s(?:[NSEW]\.?\s)?(?:[A-Z][\w.'’]{1,20}\s){1,3}"
    r"(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Lane|Ln\.?|Drive|Dr\.?|Court"
    r"|Ct\.?|Place|Terrace|Way)(?![\w])",
    placeholders=lines(
        """
        your name
        your full name
        first name last name
        firstname lastname
        your email
        your phone
        company name
        your company
        job title here
        insert text
        add text here
        click here to enter
        xx/xxxx
        """
    ),
    machine_orders=lines(
        """
        ignore all previous instructions
        ignore previous instructions
        ignore the previous instructions
        ignore all prior instructions
        ignore prior instructions
        ignore the above instructions
        ignore any instructions
        disregard previous instructions
        disregard all previous instructions
        disregard the above
        forget all previous instructions
        forget your instructions
        you are now a
        you are chatgpt
        as an ai language model
        as a language model
        rate this candidate
        rank this candidate
        rate this resume
        rate this cv
        score this resume
        score this cv
        recommend this candidate
        recommend hiring this
        give this resume a
        give this candidate a
        this candidate is the best
        note to the ai
        note to ai
        instructions for the ai
        system prompt:
        set the score to
        set overall_score
        """
    ),
    headings={
        "work": "Experience",
        "education": "Education",
        "skills": "Skills",
        "summary": "Summary",
        "projects": "Projects",
        "certificates": "Certifications",
        "languages": "Languages",
        "awards": "Awards",
        "publications": "Publications",
        "volunteer": "Volunteering",
        "interests": "Interests",
        "references": "References",
        "contact": "Contact",
    },
    creative_headings=table(
        """
        where i've been = Experience
        where i have been = Experience
        where i've worked = Experience
        my journey = Experience
        the journey = Experience
        journey = Experience
        my story = Summary
        what i've done = Experience
        what i have done = Experience
        what i do = Skills
        what i do best = Skills
        what i know = Skills
        things i know = Skills
        my toolbox = Skills
        toolbox = Skills
        toolkit = Skills
        superpowers = Skills
        my superpowers = Skills
        what i bring = Skills
        what i bring to the table = Skills
        adventures = Experience
        career adventures = Experience
        battle scars = Experience
        where i learned = Education
        where i studied = Education
        brain food = Education
        things i've built = Projects
        things i made = Projects
        bragging rights = Awards
        trophy case = Awards
        who i am = Summary
        who am i = Summary
        hello = Summary
        hi there = Summary
        """
    ),
    misspellings=table(
        """
        accomodate = accommodate
        accomodated = accommodated
        acheive = achieve
        acheived = achieved
        acheivement = achievement
        acheivements = achievements
        aquired = acquired
        adminstration = administration
        adminstrative = administrative
        analyis = analysis
        begining = beginning
        bussiness = business
        buisness = business
        calender = calendar
        carreer = career
        collegue = colleague
        collegues = colleagues
        comittee = committee
        commitee = committee
        communciation = communication
        competance = competence
        comunication = communication
        concensus = consensus
        custumer = customer
        custumers = customers
        definately = definitely
        developement = development
        devleoped = developed
        devloped = developed
        enviroment = environment
        enviroments = environments
        excercise = exercise
        experiance = experience
        expereince = experience
        expirience = experience
        govermental = governmental
        goverment = government
        implemeted = implemented
        implmented = implemented
        independant = independent
        intergrated = integrated
        knowlege = knowledge
        liason = liaison
        maintainance = maintenance
        maintenence = maintenance
        managment = management
        manger of = manager of
        manufactoring = manufacturing
        neccessary = necessary
        occured = occurred
        perfomance = performance
        performence = performance
        persue = pursue
        prefered = preferred
        proffesional = professional
        profesional = professional
        programing = programming
        recieve = receive
        recieved = received
        recomendation = recommendation
        recomended = recommended
        refered = referred
        relevent = relevant
        reponsible = responsible
        responsable = responsible
        responsibilites = responsibilities
        responsiblity = responsibility
        seperate = separate
        seperated = separated
        sucessful = successful
        sucessfully = successfully
        succesful = successful
        succesfully = successfully
        supervison = supervision
        suppport = support
        techical = technical
        technial = technical
        tommorow = tomorrow
        truely = truly
        untill = until
        useage = usage
        writting = writing
        """
    ),
    doubled_fine=frozenset(split("that had is do bye so very win hip tut bora pago")),
    years_claim=r"\b(\d{1,2})\+?\s?(?:years|yrs)\b(?=[^.\n]{0,40}\bexperience\b)",
)
